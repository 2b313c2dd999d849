SELECT 1 / CASE WHEN COUNT(*) = 0 THEN 1 ELSE 0 END FROM (
select id from shop.orders group by 1 having count(*) > 1 -- twice
) AS "unexpected"
