-- A user's newest row wins; a semicolon in a comment; ends nothing.
delete from analytics.d_users
using staging.s_events as e
where analytics.d_users.user_id = e.user_id;

insert into analytics.d_users (user_id, first_name, level)
select user_id, first_name, level
from (
  select user_id, first_name, level, row_number() over (partition by user_id order by ts desc) as newest
  from staging.s_events
  where page = 'NextSong' and user_id is not null and first_name <> 'a;b''c' /* nor ; here */
) as ranked
where newest = 1;
