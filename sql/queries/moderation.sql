-- name: DecisionAdd :exec
insert into moderation_decision (space_id, comment_id, entry_id, action, reason, decided_by, decided_at)
values (@space_id, @comment_id, @entry_id, @action, @reason, @decided_by, @decided_at);

-- name: DecisionPage :many
-- The public log of a piazza, newest first.
select sqlc.embed(d), sqlc.embed(m), coalesce(e.id, 0)::bigint as under_id, coalesce(e.kind, '')::text as under_kind,
    coalesce(e.title, '')::text as entry_title
from moderation_decision d
join member m on m.id = d.decided_by
left join comment c on c.id = d.comment_id
left join entry e on e.id = coalesce(d.entry_id, c.entry_id)
where d.space_id = @space_id and d.id < @before::bigint
order by d.id desc
limit @most::integer;

-- name: DecisionCount :one
select count(*) from moderation_decision where space_id = @space_id;

-- name: DecisionOf :many
-- Every decision about these comments, newest first.
select sqlc.embed(d), sqlc.embed(m), coalesce(e.id, 0)::bigint as under_id, coalesce(e.kind, '')::text as under_kind,
    coalesce(e.title, '')::text as entry_title
from moderation_decision d
join member m on m.id = d.decided_by
left join comment c on c.id = d.comment_id
left join entry e on e.id = coalesce(d.entry_id, c.entry_id)
where d.comment_id = any(@comment_ids::bigint[])
order by d.comment_id, d.id desc;

-- name: QueuePage :many
-- The latest comments of a piazza, with their writers, in one state or in any.
select sqlc.embed(c), sqlc.embed(m), e.space_id, e.state as entry_state, e.author_id as entry_author_id, s.visibility
from comment c
join member m on m.id = c.author_id
join entry e on e.id = c.entry_id
join space s on s.id = e.space_id
where e.space_id = @space_id and c.id < @before::bigint and (@state::text = '' or c.state = @state)
order by c.id desc
limit @most::integer;

-- name: QueueCount :one
select count(*)
from comment c
join entry e on e.id = c.entry_id
where e.space_id = @space_id and (@state::text = '' or c.state = @state);
