-- The tables of a ledger. Columns are told in docs/ledger.md.
create table if not exists import (
  import integer, name varchar, layout varchar, read bigint, added bigint, there bigint,
  aside bigint);
-- Columns of few words are enumerations, in the order of the alphabet: they are written much faster than texts. An
-- event that has a code of CAMEO has one that could be written.
create type if not exists cameo_code as enum (
  select format('{:02d}{}', root, rest) as code
  from range(1, 21) as roots(root),
    (select '' as rest union all select digit::varchar from range(10) as one(digit)
      union all select format('{:02d}', digits) from range(100) as two(digits))
  order by code);
create table if not exists event (
  import integer,
  layout enum ('acled', 'csv', 'gdelt1', 'gdelt2', 'icb', 'icbe', 'icews', 'mid', 'mie', 'polecat', 'ucdp'),
  id varchar using compression uncompressed, first date, last date,
  precision enum ('day', 'month', 'none', 'range', 'year'), actor varchar, actor_role varchar, target varchar,
  target_role varchar, cameo cameo_code,
  type enum ('accuse', 'agree', 'aid', 'assault', 'coerce', 'concede', 'consult', 'cooperate', 'demand',
    'disapprove', 'fight', 'investigate', 'mobilize', 'protest', 'reject', 'request', 'retreat', 'sanction', 'support', 'threaten', 'yield'),
  mode enum ('abduct', 'access', 'aerial', 'allege', 'arrest', 'assassinate', 'assist', 'ban', 'beat', 'boycott',
    'ceasefire', 'change', 'cleansing', 'convict', 'crowd-control', 'curfew', 'cyber', 'demo', 'deport', 'destroy',
    'disapprove', 'disarm', 'discontinue', 'drone', 'ease', 'expel', 'explosives', 'firearms', 'heavy-weapons',
    'hunger', 'investigate', 'martial-law', 'massacre', 'meet', 'militia', 'obstruct', 'phone', 'police',
    'political', 'primitive', 'relations', 'release', 'restrict', 'return', 'riot', 'seize', 'sexual', 'strike',
    'suicide-attack', 'targeted', 'territory', 'third-party', 'torture', 'troops', 'unconventional', 'violence',
    'visit', 'weapons', 'withdraw', 'yield'),
  kind enum ('do', 'say', 'think'), level tinyint,
  direction enum ('cognition', 'cooperate', 'deescalate', 'escalate', 'none', 'threaten', 'uncooperate',
    'verbal_conflict', 'verbal_coop'),
  escalatory boolean, place varchar, country varchar, latitude double, longitude double, publisher varchar,
  case_id varchar, seq integer, mentions integer, sources integer, deaths integer,
  sure enum ('high', 'low', 'medium'), is_copy boolean, hindsight boolean, text varchar);
create table if not exists aside (
  import integer, line bigint, reason varchar, text varchar);
