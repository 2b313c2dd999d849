insert into analytics.d_time (ts, hour, day, week, month, year, weekday)
select p.ts, extract(hour from p.ts), extract(day from p.ts), extract(week from p.ts), extract(month from p.ts),
       extract(year from p.ts), extract(dow from p.ts)
from (select distinct ts from staging.s_events where page = :played) as p
left join analytics.d_time as d on d.ts = p.ts
where d.ts is null;
