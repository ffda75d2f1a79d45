select
  coalesce(id, md5(concat_ws('|', coalesce(date, date_lo, raw.first), actor, target, act, raw.type, raw.cameo, place, source)))
    as id,
  coalesce(date_lo, raw.first, date) as begun,
  coalesce(date_hi, raw.last, begun) as ended,
  day_first(begun) as first,
  day_last(ended) as last,
  case when first = last then 'day' when begun = ended then date_precision(begun) else 'range' end as precision,
  coded(string_split(actor, ';')) as actor,
  coded(string_split(target, ';')) as target,
  coalesce(raw.cameo, exact.cameo, whole.cameo) as cameo,
  split_part(lower(coalesce(raw.type, act)), '.', 1) as named,
  case when whole.type is not null and raw.cameo is null then named end as type,
  case when whole.type is not null and raw.cameo is null then nullif(coalesce(raw.mode, split_part(lower(act), '.', 2)), '') end
    as mode,
  coalesce(kind, case when direction = 'cognition' then 'think'
    when direction in ('threaten', 'verbal_coop', 'verbal_conflict') then 'say' end, 'do') as kind,
  try_cast(coalesce(level, mid_level) as tinyint) as level,
  direction,
  coalesce(place, location) as place,
  country,
  try_cast(latitude as double) as latitude,
  try_cast(longitude as double) as longitude,
  coalesce(publisher, source_title, source) as publisher,
  "case" as case_id,
  try_cast(mentions as integer) as mentions,
  try_cast(sources as integer) as sources,
  try_cast(deaths as integer) as deaths,
  coalesce(sure, confidence, 'medium') as sure,
  coalesce(text, note, act) as text,
  case
    when coalesce(date_lo, raw.first, date) is null then 'no date'
    when day_first(coalesce(date_lo, raw.first, date)) is null then 'the date is not a day, a month or a year'
    when day_last(coalesce(date_hi, raw.last, date_lo, raw.first, date)) is null then 'the end is not a date'
    when day_last(coalesce(date_hi, raw.last, date_lo, raw.first, date)) < day_first(coalesce(date_lo, raw.first, date))
      then 'it ends before it begins'
    when coalesce(level, mid_level) is not null and (try_cast(coalesce(level, mid_level) as tinyint) is null
      or try_cast(coalesce(level, mid_level) as tinyint) not between 1 and 5)
      then 'the level is not 1 to 5'
  end as problem
from raw
  left join plover exact on exact.type = split_part(lower(coalesce(raw.type, act)), '.', 1)
    and exact.mode = coalesce(raw.mode, split_part(lower(act), '.', 2)) and exact.mode <> ''
  left join plover whole on whole.type = split_part(lower(coalesce(raw.type, act)), '.', 1) and whole.mode = ''
