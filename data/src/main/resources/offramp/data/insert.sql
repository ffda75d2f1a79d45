with raw as (select $columns from $reader),
  read as (select * from (select * from shape where false) union all by name (
$layout
)),
  meant as (
    select c.code as code, read.* replace (coalesce(read.last, read.first) as last, coalesce(a.code, kept(read.actor)) as actor,
        coalesce(t.code, kept(read.target)) as target, coalesce(p.code, read.country) as country,
        coalesce(read.type, c.type) as type, case when read.type is null then c.mode else read.mode end as mode,
        coalesce(read.kind, c.kind) as kind, coalesce(read.level, c.level) as level,
        coalesce(read.direction, c.direction) as direction, $text as text,
        coalesce(read.problem, case when read.cameo is not null and c.code is null
          then 'the code is not in the codebook of CAMEO' end) as problem)
    from read
      left join cameo c on c.code = read.cameo
      left join $names a on a.name = lower(read.actor)
      left join $names t on t.name = lower(read.target)
      left join state_name p on p.name = lower(read.country))
