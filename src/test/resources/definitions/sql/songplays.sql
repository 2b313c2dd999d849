insert into analytics.f_songplays (session_id, item_in_session, started_at, user_id, song_id)
select e.session_id, e.item_in_session, e.ts, e.user_id, s.song_id
from staging.s_events as e
left join staging.s_songs as s on s.title = e.song
where e.page = 'NextSong' and e.ts::date >= '2018-01-01' and :run_id >= 0;
