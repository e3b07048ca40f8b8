-- So many published topics, by the first member, with their threads.
with made as (
    insert into entry (id, space_id, kind, state, author_id, title, created_at, updated_at, published_at)
    overriding system value
    select $1::bigint + n, $3, 'topic', 'published', $1, 'Prova ' || n, now(), now(), now() from generate_series(0, $2::int - 1) n
    returning id
)
insert into thread (entry_id) select id from made
