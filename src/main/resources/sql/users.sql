-- One row for each user who has played a song, as of the newest play: whoever changed the level has the newest one.
create temp table newest_plays as
select user_id, first_name, last_name, gender, level, ts
from (
  select user_id, first_name, last_name, gender, level, ts,
         row_number() over (partition by user_id order by ts desc, session_id desc, item_in_session desc) as place
  from staging.s_events
  where page = :played and user_id is not null
) as plays
where place = 1;

-- A row that is as of a newer play stays, so that staging may be emptied at any time.
delete from analytics.d_users
using newest_plays
where d_users.user_id = newest_plays.user_id and d_users.ts <= newest_plays.ts;

insert into analytics.d_users (user_id, first_name, last_name, gender, level, ts)
select n.user_id, n.first_name, n.last_name, n.gender, n.level, n.ts
from newest_plays as n
left join analytics.d_users as d on d.user_id = n.user_id
where d.user_id is null;

drop table newest_plays;
