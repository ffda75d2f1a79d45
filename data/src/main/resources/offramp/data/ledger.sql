-- The tables of a ledger. Columns are told in docs/ledger.md.
create table if not exists import (
  import integer, name varchar, layout varchar, read bigint, added bigint, there bigint,
  aside bigint);
create table if not exists event (
  import integer, layout varchar, id varchar, first date, last date, precision varchar, actor varchar,
  actor_role varchar, target varchar, target_role varchar, cameo varchar, type varchar, mode varchar,
  kind varchar, level tinyint, direction varchar, escalatory boolean, place varchar, country varchar,
  latitude double, longitude double, publisher varchar, case_id varchar, seq integer, mentions integer,
  sources integer, deaths integer, sure varchar, is_copy boolean, hindsight boolean, text varchar);
create table if not exists aside (
  import integer, line bigint, reason varchar, text varchar);
