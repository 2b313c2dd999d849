-- Songs are merged by their key in staging already, so they are taken as they are.
delete from analytics.d_songs
using staging.s_songs
where d_songs.song_id = s_songs.song_id;

insert into analytics.d_songs (song_id, title, artist_id, year, duration)
select song_id, title, artist_id, year, duration
from staging.s_songs;

-- An artist has as many rows in staging as songs: the one of the newest song counts.
create temp table known_artists as
select artist_id, artist_name, artist_location, artist_latitude, artist_longitude
from (
  select artist_id, artist_name, artist_location, artist_latitude, artist_longitude,
         row_number() over (partition by artist_id order by year desc, song_id desc) as place
  from staging.s_songs
  where artist_id is not null
) as artists
where place = 1;

delete from analytics.d_artists
using known_artists
where d_artists.artist_id = known_artists.artist_id;

insert into analytics.d_artists (artist_id, artist_name, artist_location, artist_latitude, artist_longitude)
select artist_id, artist_name, artist_location, artist_latitude, artist_longitude
from known_artists;

drop table known_artists;
