select
  globaleventid as id,
  try_strptime(sqldate, '%Y%m%d')::date as first,
  'day' as precision,
  coalesce(actor1countrycode, actor1knowngroupcode) as actor,
  actor1type1code as actor_role,
  coalesce(actor2countrycode, actor2knowngroupcode) as target,
  actor2type1code as target_role,
  eventcode as cameo,
  actiongeo_fullname as place,
  try_cast(actiongeo_lat as double) as latitude,
  try_cast(actiongeo_long as double) as longitude,
  try_cast(nummentions as integer) as mentions,
  try_cast(numsources as integer) as sources,
  case when mentions is null or mentions < 10 then 'low' else 'medium' end as sure,
  sourceurl as text,
  case
    when globaleventid is null then 'no id'
    when try_strptime(sqldate, '%Y%m%d') is null then 'the date is not a day, as in 20221119'
    when nummentions is null or try_cast(nummentions as integer) is null then 'the count of mentions is not a number'
  end as problem
from raw
