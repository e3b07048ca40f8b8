-- Comments under entry $1: $2 roots with $3 answers each, every other one to the root's first answer. Numbers are drawn as
-- the program draws them.
with root as (
    insert into comment (id, entry_id, root_id, path, author_id, body, body_html, created_at, reply_count, reaction_count, agree_count)
    overriding system value
    select x.id, $1, x.id, array[x.id], 1 + x.id % 500, repeat('parole ', 30), repeat('parole ', 30), '2025-02-01', $3, x.id % 7, x.id % 7
    from (select nextval('comment_id_seq') as id from generate_series(1, $2)) as x
    returning id
), first as (
    insert into comment (id, entry_id, parent_id, root_id, path, author_id, body, body_html, created_at, reply_count)
    overriding system value
    select x.id, $1, x.root, x.root, array[x.root, x.id], 1 + x.id % 500, repeat('parole ', 30), repeat('parole ', 30), '2025-02-02', $3 / 2
    from (select nextval('comment_id_seq') as id, id as root from root where $3 > 0) as x
    returning id, root_id
)
insert into comment (id, entry_id, parent_id, root_id, path, author_id, body, body_html, created_at)
overriding system value
select x.id, $1, case when x.n % 2 = 0 then x.first else x.root end, x.root,
    case when x.n % 2 = 0 then array[x.root, x.first, x.id] else array[x.root, x.id] end,
    1 + x.id % 500, repeat('parole ', 30), repeat('parole ', 30), '2025-02-03'
from (
    select nextval('comment_id_seq') as id, f.id as first, f.root_id as root, n
    from first as f, generate_series(2, $3) as n
) as x
