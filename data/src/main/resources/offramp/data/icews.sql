select
  event_id as id,
  day_first(event_date) as first,
  'day' as precision,
  nullif(source_country, 'NA') as actor,
  sector(source_sectors) as actor_role,
  nullif(target_country, 'NA') as target,
  sector(target_sectors) as target_role,
  cameo_code as cameo,
  nullif(concat_ws(', ', nullif(city, 'NA'), nullif(province, 'NA'), nullif(country, 'NA')), '') as place,
  nullif(country, 'NA') as country,
  try_cast(latitude as double) as latitude,
  try_cast(longitude as double) as longitude,
  publisher,
  'medium' as sure,
  case
    when event_id is null then 'no id'
    when day_first(event_date) is null then 'the date is not a day, as in 2022-11-19'
    when cameo_code is null then 'no CAMEO code'
  end as problem
from raw
