select
  event_id as id,
  crisno as case_id,
  try_cast(date_lo as date) as first,
  try_cast(date_hi as date) as last,
  case date_precision when 'day-range' then 'range' when 'month-part' then 'range' when 'year-part' then 'range'
    when 'decade' then 'range' else date_precision end as precision,
  coded(string_split(actor, ';')) as actor,
  coded(string_split(target, ';')) as target,
  act.cameo as cameo,
  case category when 'think' then 'think' when 'say' then 'say' else 'do' end as kind,
  try_cast(mid_level as tinyint) as level,
  direction,
  location as place,
  try_cast(seq as integer) as seq,
  case confidence when 'high' then 'high' when 'mixed' then 'medium' else 'low' end as sure,
  dup_of is not null as is_copy,
  case
    when event_id is null then 'no id'
    when category = 'none' then 'a sentence without an event on which its coders agreed'
    when category not in ('do', 'say', 'think') then 'the category is not do, say or think'
    when date_lo is not null and try_cast(date_lo as date) is null then 'the date is not a day, as in 2022-11-19'
    when try_cast(date_hi as date) < try_cast(date_lo as date) then 'it ends before it begins'
  end as problem
from raw left join act on act.scheme = 'icbe' and act.act = string_split(raw.act, ';')[1]
