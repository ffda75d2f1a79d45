select
  concat_ws('-', micnum, eventnum) as id,
  micnum as case_id,
  coalesce(day_first("start"), mid_first(styear, stmon, stday)) as first,
  case when start_precision = 'day' then day_last("start")
    else coalesce(day_last("end"), mid_last(endyear, endmon, endday), day_last("start")) end as last,
  case when first = last then 'day' when start_precision = 'month' then 'month' else 'range' end as precision,
  coalesce(actor_cow, ccode1) as actor,
  coalesce(target_cow, ccode2) as target,
  act.cameo as cameo,
  try_cast(hostility as tinyint) as level,
  case when level >= 3 then 'escalate' when level = 2 then 'threaten' end as direction,
  try_cast(eventnum as integer) as seq,
  nullif(greatest(try_cast(actor_deaths_max as integer), 0) + greatest(try_cast(target_deaths_max as integer), 0), 0)
    as deaths,
  case when first = last then 'high' else 'medium' end as sure,
  dyad_copy = '1' as is_copy,
  case
    when micnum is null or eventnum is null then 'no number'
    when coalesce(day_first("start"), mid_first(styear, stmon, stday)) is null then 'the beginning is not a date'
    when try_cast(hostility as tinyint) is null or try_cast(hostility as tinyint) not between 1 and 5
      then 'the level of hostility is not 1 to 5'
  end as problem
from raw left join act on act.scheme = 'mid' and act.act = coalesce(action_code, "action")
