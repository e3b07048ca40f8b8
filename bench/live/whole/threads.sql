-- So many published topics, by the first member, each with so many comments of members: a square that has been there for a while, so
-- that PostgreSQL's plans are those of tables that hold something.
with made as (
    insert into entry (id, space_id, kind, state, author_id, title, created_at, updated_at, published_at)
    overriding system value
    select $1::bigint + n, $3, 'topic', 'published', $1, 'Prova ' || n, now(), now(), now() from generate_series(0, $2::int - 1) n
    returning id
), threads as (
    insert into thread (entry_id, comment_count, top_count, last_comment_at) select id, $4::int, $4::int, now() from made
), written as (
    select nextval('comment_id_seq')::bigint id, made.id entry_id, $1::bigint + (made.id * 7 + n * 331) % $5::int author_id, 'Prima ' || n body
    from made, generate_series(0, $4::int - 1) n
)
insert into comment (id, entry_id, root_id, path, author_id, body, body_html, created_at)
overriding system value
select id, entry_id, id, array[id], author_id, body, '<p>' || body || '</p>', now() from written
