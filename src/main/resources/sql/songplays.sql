-- Two songs of the same title, artist and length must not make two plays of one.
create temp table known_songs as
select song_id, artist_id, title, artist_name, duration
from (
  select song_id, artist_id, title, artist_name, duration,
         row_number() over (partition by title, artist_name, duration order by song_id) as place
  from staging.s_songs
) as songs
where place = 1;

-- A day that was loaded twice has the same items of the same sessions.
create temp table plays as
select e.session_id, e.item_in_session, e.ts, e.user_id, e.level, s.song_id, s.artist_id, e.location, e.user_agent
from (
  select session_id, item_in_session, ts, user_id, level, location, user_agent, song, artist, length,
         row_number() over (partition by session_id, item_in_session order by ts desc) as place
  from staging.s_events
  where page = :played and session_id is not null and item_in_session is not null
) as e
left join known_songs as s on s.title = e.song and s.artist_name = e.artist and s.duration = e.length
where e.place = 1;

insert into analytics.f_songplays
  (session_id, item_in_session, ts, user_id, level, song_id, artist_id, location, user_agent)
select p.session_id, p.item_in_session, p.ts, p.user_id, p.level, p.song_id, p.artist_id, p.location, p.user_agent
from plays as p
left join analytics.f_songplays as f on f.session_id = p.session_id and f.item_in_session = p.item_in_session
where f.session_id is null;

-- A song may become known after it was played.
update analytics.f_songplays
set song_id = plays.song_id, artist_id = plays.artist_id
from plays
where f_songplays.session_id = plays.session_id and f_songplays.item_in_session = plays.item_in_session
  and f_songplays.song_id is null and plays.song_id is not null;

drop table plays;
drop table known_songs;
