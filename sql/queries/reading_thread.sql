-- name: ReadingThreads :many
-- The threads under some entries, with what the rules of comments need to know.
select e.id, e.space_id, e.state, e.author_id, s.visibility, coalesce(t.comment_count, 0) as comment_count,
    coalesce(t.top_count, 0) as top_count, t.last_comment_at
from entry e
join space s on s.id = e.space_id
left join thread t on t.entry_id = e.id
where e.id = any(@ids::bigint[]);

-- name: ReadingOldest :many
-- The comments at the top of a thread, from the first. As in every list of comments here, the writers are looked up row
-- by row: a thread of ten thousand costs what a thread of ten does. (At the top root_id is the id, and has an index.)
select sqlc.embed(c), m.handle, m.name, m.headline, m.bio, m.tone, m.created_at as joined_at,
    m.erased_at, m.suspended_at, m.suspended_until, m.suspended_reason
from comment c
cross join lateral (select * from member where member.id = c.author_id limit 1) m
where c.entry_id = @entry_id and c.parent_id is null and c.root_id > @after_id::bigint
order by c.root_id
limit @most;

-- name: ReadingNewest :many
select sqlc.embed(c), m.handle, m.name, m.headline, m.bio, m.tone, m.created_at as joined_at,
    m.erased_at, m.suspended_at, m.suspended_until, m.suspended_reason
from comment c
cross join lateral (select * from member where member.id = c.author_id limit 1) m
where c.entry_id = @entry_id and c.parent_id is null and c.root_id < @after_id::bigint
order by c.root_id desc
limit @most;

-- name: ReadingMostReacted :many
select sqlc.embed(c), m.handle, m.name, m.headline, m.bio, m.tone, m.created_at as joined_at,
    m.erased_at, m.suspended_at, m.suspended_until, m.suspended_reason
from comment c
cross join lateral (select * from member where member.id = c.author_id limit 1) m
where c.entry_id = @entry_id and c.parent_id is null
  and (c.reaction_count, c.id) < (@after_count::integer, @after_id::bigint)
order by c.reaction_count desc, c.id desc
limit @most;

-- name: ReadingReplies :many
-- The first comments under each of several, in reading order. A comment's branch is what lies between its own path and
-- the path of the next id on its level.
select p.id as above_id, c.id, c.entry_id, c.parent_id, c.root_id, c.path, c.author_id, c.state, c.body, c.body_html,
    c.agree_count, c.thanks_count, c.insight_count, c.reply_count, c.version, c.hidden_reason, c.created_at, c.edited_at,
    m.handle, m.name, m.headline, m.bio, m.tone, m.created_at as joined_at,
    m.erased_at, m.suspended_at, m.suspended_until, m.suspended_reason
from unnest(@ids::bigint[]) as wanted(id)
cross join lateral (select * from comment where comment.id = wanted.id limit 1) p
cross join lateral (
    select * from comment
    where comment.root_id = p.root_id and comment.parent_id is not null
      and comment.path > greatest(p.path, @after_path::bigint[])
      and comment.path < p.path[:cardinality(p.path) - 1] || p.path[cardinality(p.path)] + 1
    order by comment.path
    limit @most
) c
cross join lateral (select * from member where member.id = c.author_id limit 1) m;

-- name: ReadingLocated :many
-- One comment of a thread by its number, and the comment at the top of its branch with how many stand before it.
select sqlc.embed(c), m.handle, m.name, m.headline, m.bio, m.tone, m.created_at as joined_at,
    m.erased_at, m.suspended_at, m.suspended_until, m.suspended_reason,
    (select count(*) from comment x where x.entry_id = c.entry_id and x.parent_id is null and x.root_id < c.root_id) as before
from comment one
join comment c on c.id in (one.id, one.root_id)
join member m on m.id = c.author_id
where one.id = @number and one.entry_id = @entry_id;
