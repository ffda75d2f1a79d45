-- Words for the layouts, for the time of an import. The tables of states and acts are filled before.
create temp macro day_first(given) as coalesce(
  try_strptime(split_part(given, ' 00:', 1), ['%Y-%m-%d', '%d %B %Y', '%d %b %Y', '%d-%m-%Y', '%Y%m%d', '%Y-%m-%d %H:%M:%S']),
  try_strptime(given || '-01', '%Y-%m-%d'), try_strptime(given || '-01-01', '%Y-%m-%d'))::date;
create temp macro date_precision(given) as case
  when regexp_full_match(given, '\d{4}') then 'year' when regexp_full_match(given, '\d{4}-\d{1,2}') then 'month'
  else 'day' end;
create temp macro day_last(given) as case date_precision(given)
  when 'year' then (day_first(given) + interval 1 year - interval 1 day)::date
  when 'month' then last_day(day_first(given)) else day_first(given) end;
create temp macro mid_first(y, m, d) as try_cast(
  concat_ws('-', y, lpad(case when m = '-9' then '1' else m end, 2, '0'),
    lpad(case when d = '-9' or m = '-9' then '1' else d end, 2, '0')) as date);
create temp macro mid_last(y, m, d) as case
  when m = '-9' then try_cast(y || '-12-31' as date)
  when d = '-9' then last_day(try_cast(concat_ws('-', y, lpad(m, 2, '0'), '01') as date))
  else try_cast(concat_ws('-', y, lpad(m, 2, '0'), lpad(d, 2, '0')) as date) end;
-- A name of several words that has none of a group may be that of a person, and is not kept.
create temp macro kept(name) as case
  when name not like '% %' or regexp_matches(name, '(^| )[a-z]|[A-Z]{2}') or regexp_matches(lower(name),
    '(front|party|army|movement|union|liberation|council|organi[sz]ation|republic|people|government|faction|allies|forces|state|league|bloc|church|kingdom|rebel|group|militia|guard|brigade|congress|committee|community|empire|axis|opposition|islands|pact|authority|africa|europe|korea|america|arab|khmer|legion|company|bank|conference|unidentified|communal|civilians|ossetia|powers|nations|court|police|military|islamic|jihad|cartel|tribe|protesters|rioters)')
  then name end;
create temp macro coded(given) as nullif(array_to_string(list_distinct(list_transform(given,
  lambda n: coalesce(getvariable('names')[lower(trim(n))], kept(trim(n))))), ';'), '');
create temp macro abbreviated(given) as array_to_string(list_transform(string_split(given, ';'),
  lambda n: coalesce(getvariable('abbreviations')[n], n)), ';');
create temp macro state_or_none(number) as case when try_cast(number as integer) < 990 then number end;
create temp macro acled_name(name) as coalesce(
  nullif(regexp_extract(name, '^(?:Military|Police) Forces of ([^(]+?) \(', 1), ''),
  nullif(regexp_extract(name, '^Government of ([^(]+?) \(', 1), ''),
  nullif(regexp_extract(name, '\(([^()0-9]+)\)', 1), ''), regexp_replace(name, ' \([0-9-]+\)$', ''));
create temp macro acled_role(inter) as case lower(inter)
  when '1' then 'GOV' when 'state forces' then 'GOV' when '2' then 'REB' when 'rebel forces' then 'REB'
  when 'rebel groups' then 'REB' when '3' then 'PRM' when 'militia groups' then 'PRM' when 'political militias' then 'PRM'
  when '4' then 'COM' when 'communal / identity groups' then 'COM' when 'identity militias' then 'COM'
  when '5' then 'CVL' when 'rioters' then 'CVL' when '6' then 'CVL' when 'protesters' then 'CVL'
  when '7' then 'CVL' when 'civilians' then 'CVL' when '8' then 'OTH' when 'foreign / others' then 'OTH'
  when 'external/other forces' then 'OTH' end;
create temp macro sector(sectors) as case
  when sectors is null or sectors = 'NA' then null
  when regexp_matches(sectors, 'Military|Army|Navy|Air Force|Marines') then 'MIL' when sectors like '%Police%' then 'COP'
  when regexp_matches(sectors, 'Insurgent|Rebel|Separatist') then 'REB'
  when regexp_matches(sectors, 'Protestor|Dissident|Opposition') then 'OPP'
  when regexp_matches(sectors, 'International Government Organization|IGO') then 'IGO'
  when regexp_matches(sectors, 'Executive|Cabinet|Ministry|^Government|,Government') then 'GOV'
  when sectors like '%Judicial%' then 'JUD' when sectors like '%Legislative%' then 'LEG' when sectors like '%Media%' then 'MED'
  when sectors like '%Business%' then 'BUS' when regexp_matches(sectors, 'Nongovernmental|NGO') then 'NGO'
  when sectors like '%Criminal%' then 'CRM' when sectors like '%Parties%' then 'PTY' else 'CVL' end;
