LOCK "windlass"."fence_k3j9x0q2m7zb_sparkify";

UPDATE "windlass"."fence_k3j9x0q2m7zb_sparkify" SET "run" = 7, "touched" = GETDATE();

SELECT 1 / CASE WHEN COUNT(*) = 0 THEN 1 ELSE 0 END FROM "windlass"."ledger" WHERE "journal" = 'k3j9x0q2m7zb' AND "pipeline" = 'sparkify' AND "run" = 7 AND "step" = 'songplays';

CREATE TABLE IF NOT EXISTS "analytics"."f_songplays" (
  "session_id" INTEGER NOT NULL,
  "item_in_session" INTEGER NOT NULL,
  "started_at" TIMESTAMP,
  "user_id" INTEGER,
  "song_id" VARCHAR(32),
  PRIMARY KEY ("session_id", "item_in_session")
);

insert into analytics.f_songplays (session_id, item_in_session, started_at, user_id, song_id)
select e.session_id, e.item_in_session, e.ts, e.user_id, s.song_id
from staging.s_events as e
left join staging.s_songs as s on s.title = e.song
where e.page = 'NextSong' and e.ts::date >= '2018-01-01' and CAST(7 AS BIGINT) >= 0;

SELECT * FROM (
select session_id, item_in_session from analytics.f_songplays group by 1, 2 having count(*) > 1
) AS "unexpected" LIMIT 5;

SELECT 1 / CASE WHEN COUNT(*) = 0 THEN 1 ELSE 0 END FROM (
select session_id, item_in_session from analytics.f_songplays group by 1, 2 having count(*) > 1
) AS "unexpected";

INSERT INTO "windlass"."ledger" ("journal", "pipeline", "run", "step", "part", "outcome", "table", "manifest", "files", "bytes", "rows", "action", "who")
VALUES ('k3j9x0q2m7zb', 'sparkify', 7, 'songplays', 0, 'loaded', NULL, NULL, 0, 0, NULL, 'sql', 'windlass');
