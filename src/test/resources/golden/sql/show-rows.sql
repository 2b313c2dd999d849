SELECT * FROM (
select id from shop.orders group by 1 having count(*) > 1 -- twice
) AS "unexpected" LIMIT 5
