select
  event_id as id,
  day_first(event_date) as first,
  'day' as precision,
  nullif(actor_country, 'None') as actor,
  nullif(upper(primary_actor_sector), 'NONE') as actor_role,
  nullif(recipient_country, 'None') as target,
  nullif(upper(primary_recipient_sector), 'NONE') as target_role,
  coalesce(exact.cameo, whole.cameo) as cameo,
  whole.type as type,
  nullif(lower(event_mode), 'none') as mode,
  nullif(placename, 'None') as place,
  nullif(country, 'None') as country,
  try_cast(latitude as double) as latitude,
  try_cast(longitude as double) as longitude,
  nullif(source, 'None') as publisher,
  'medium' as sure,
  case
    when event_id is null then 'no id'
    when day_first(event_date) is null then 'the date is not a day, as in 2022-11-19'
    when whole.cameo is null then 'the type of event is not one of PLOVER'
  end as problem
from raw
  left join plover exact on exact.type = lower(event_type) and exact.mode = lower(event_mode)
  left join plover whole on whole.type = lower(event_type) and whole.mode = ''
