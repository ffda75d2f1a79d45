select
  event_id_cnty as id,
  day_first(event_date) as given,
  -- precision 2 is some day of that week, 3 some day of that month
  case time_precision when '2' then given - 3 when '3' then date_trunc('month', given)::date else given end as first,
  case time_precision when '2' then given + 3 when '3' then last_day(given) else given end as last,
  case time_precision when '2' then 'range' when '3' then 'month' else 'day' end as precision,
  acled_name(actor1) as actor,
  acled_role(inter1) as actor_role,
  acled_name(actor2) as target,
  acled_role(inter2) as target_role,
  act.cameo as cameo,
  act.level as level,
  case when act.level >= 3 then 'escalate' when lower(sub_event_type) = 'agreement' then 'cooperate' end as direction,
  'do' as kind,
  concat_ws(', ', location, admin1) as place,
  country,
  try_cast(latitude as double) as latitude,
  try_cast(longitude as double) as longitude,
  source as publisher,
  case when source is not null then len(string_split(source, ';')) end as sources,
  try_cast(fatalities as integer) as deaths,
  case time_precision when '1' then 'high' when '3' then 'low' else 'medium' end as sure,
  notes as text,
  case
    when event_id_cnty is null then 'no id'
    when day_first(event_date) is null then 'the date is not a day, as in 2022-11-19 or 19 November 2022'
    when act.act is null then 'the type of event is not in the codebook'
  end as problem
from raw left join act on act.scheme = 'acled' and act.act = lower(trim(sub_event_type))
