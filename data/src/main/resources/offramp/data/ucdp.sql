select
  id,
  day_first(date_start) as first,
  day_first(date_end) as last,
  case when date_start = date_end then 'day' when date_prec = '5' then 'year' when date_prec = '4' then 'month'
    else 'range' end as precision,
  coalesce(gwnoa, side_a) as actor,
  case when gwnoa is not null or side_a like 'Government of %' then 'GOV' else 'REB' end as actor_role,
  coalesce(gwnob, case when side_b = 'Civilians' then getvariable('names')[lower(country)] else side_b end) as target,
  case when type_of_violence = '3' then 'CVL' when gwnob is not null or side_b like 'Government of %' then 'GOV'
    else 'REB' end as target_role,
  case when type_of_violence = '3' then '180' else '190' end as cameo,
  'assault' as type,
  4 as level,
  'escalate' as direction,
  concat_ws(', ', where_coordinates, adm_1) as place,
  country,
  try_cast(latitude as double) as latitude,
  try_cast(longitude as double) as longitude,
  conflict_name as case_id,
  nullif(try_cast(number_of_sources as integer), -1) as sources,
  try_cast(best as integer) as deaths,
  case when event_clarity = '2' then 'low' when date_prec in ('1', '2') then 'high' else 'medium' end as sure,
  source_headline as text,
  case
    when id is null then 'no id'
    when day_first(date_start) is null or day_first(date_end) is null then 'a date is not a day, as in 2022-11-19'
    when day_first(date_end) < day_first(date_start) then 'it ends before it begins'
    when type_of_violence not in ('1', '2', '3') then 'the type of violence is not 1, 2 or 3'
  end as problem
from raw
