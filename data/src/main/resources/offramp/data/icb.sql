-- One row of actors tells two acts: what triggered the crisis for it, and its major response.
select
  concat_ws('-', crisno, cracno, cracid, step) as id,
  crisno as case_id,
  case step when 'response' then response_date else trigger_date end as given,
  day_first(given) as first,
  day_last(given) as last,
  date_precision(given) as precision,
  case step when 'response' then cracid else state_or_none(coalesce(trigger_entity, trigent)) end as actor,
  case step when 'response' then state_or_none(coalesce(trigger_entity, trigent))
    else coalesce(cracid, abbreviated(actors)) end as target,
  act.cameo as cameo,
  act.level as level,
  case when act.level >= 3 then 'escalate' end as direction,
  case when crisno is not null then 'do' end as kind,
  'high' as sure,
  case
    when crisno is null then 'no number of the crisis'
    when given is null then 'no date'
    when day_first(given) is null then 'the date is not a day, a month or a year'
    when act.act is null then 'the code of the ' || step || ' is not in the codebook'
  end as problem
from (
    select *, unnest(case when cracid is null then ['trigger']
      when response_date is null then ['trigger'] else ['trigger', 'response'] end) as step
    from raw) raw
  left join act on act.scheme = step
    and act.act = case step when 'response' then majres else coalesce(trigger_code, triggr) end
