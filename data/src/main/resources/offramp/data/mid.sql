-- A dispute, or what one state did in it: the highest act stands for it, some day from its beginning to its end.
select
  concat_ws('-', dispnum, ccode, case when ccode is not null then styear || '.' || stmon end) as id,
  dispnum as case_id,
  mid_first(styear, stmon, stday) as first,
  mid_last(endyear, endmon, endday) as last,
  case when first = last then 'day' else 'range' end as precision,
  ccode as actor,
  act.cameo as cameo,
  try_cast(hostlev as tinyint) as level,
  case when level >= 3 then 'escalate' end as direction,
  'do' as kind,
  'high' as sure,
  true as hindsight,
  case
    when dispnum is null then 'no number of the dispute'
    when mid_first(styear, stmon, stday) is null then 'the beginning is not a date'
    when mid_last(endyear, endmon, endday) is null then 'the end is not a date'
    when mid_last(endyear, endmon, endday) < mid_first(styear, stmon, stday) then 'it ends before it begins'
    when try_cast(hostlev as tinyint) not between 1 and 5 or try_cast(hostlev as tinyint) is null
      then 'the level of hostility is not 1 to 5'
  end as problem
from raw left join act on act.scheme = 'mid' and act.act = hiact
