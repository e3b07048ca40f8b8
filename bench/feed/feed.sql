-- What the home of a piazza reads, as one statement without any GraphQL: the floor that nobody in front of PostgreSQL
-- can go below.
select p.title, e.id, e.kind, e.title, e.summary, e.tags, e.published_at, a.handle, a.name, a.tone, t.comment_count,
    c.id, c.body_html, c.created_at, ca.handle, ca.name, ca.tone
from space p
cross join lateral (
    select * from entry where space_id = p.id and state = 'published' order by published_at desc, id desc limit 20
) as e
join member a on a.id = e.author_id
left join thread t on t.entry_id = e.id
left join lateral (
    select * from comment where entry_id = e.id and parent_id is null order by id limit 3
) as c on true
left join member ca on ca.id = c.author_id
where p.slug = 'misura'
order by e.published_at desc, e.id desc, c.id;
