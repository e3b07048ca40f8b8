-- The demo is written in a few large statements: a thousand small ones would keep the first visitor waiting. Rows come as
-- JSON under the names of their columns.

-- name: SeedLock :one
-- Holds the installation: of two programs that start at once, one seeds and the other sees it done.
select seeded_at from installation for update;

-- name: SeedDone :exec
update installation set seeded_at = sqlc.arg(now)::timestamptz;

-- name: SeedDraw :many
-- Draws numbers for comments, in ascending order.
select nextval('comment_id_seq')::bigint as id from generate_series(1, sqlc.arg(n)::integer) order by id;

-- name: SeedComments :exec
insert into comment (id, entry_id, parent_id, root_id, path, author_id, state, body, body_html, agree_count, thanks_count, insight_count,
                     reaction_count, reply_count, version, hidden_reason, hidden_by, created_at, edited_at, state_at)
overriding system value
select r.id, r.entry_id, r.parent_id, r.root_id, r.path, r.author_id, r.state, r.body, r.body_html, r.agree_count, r.thanks_count, r.insight_count,
       r.reaction_count, r.reply_count, r.version, r.hidden_reason, r.hidden_by, r.created_at, r.edited_at, r.state_at
from jsonb_populate_recordset(null::comment, sqlc.arg(list)::jsonb) r;

-- name: SeedRevisions :exec
insert into comment_revision (comment_id, version, body, body_html, written_at)
select r.comment_id, r.version, r.body, r.body_html, r.written_at
from jsonb_populate_recordset(null::comment_revision, sqlc.arg(list)::jsonb) r;

-- name: SeedReactions :exec
insert into reaction (comment_id, member_id, kind, created_at)
select r.comment_id, r.member_id, r.kind, r.created_at
from jsonb_populate_recordset(null::reaction, sqlc.arg(list)::jsonb) r;

-- name: SeedMentions :exec
insert into mention (comment_id, member_id)
select r.comment_id, r.member_id
from jsonb_populate_recordset(null::mention, sqlc.arg(list)::jsonb) r;

-- name: SeedDecisions :exec
insert into moderation_decision (space_id, comment_id, entry_id, action, reason, decided_by, decided_at)
select r.space_id, r.comment_id, r.entry_id, r.action, r.reason, r.decided_by, r.decided_at
from jsonb_populate_recordset(null::moderation_decision, sqlc.arg(list)::jsonb) r
order by r.decided_at;

-- name: SeedThreads :exec
-- Counts what was written: what can be read, what answers nobody, when the last comment came.
update thread
set comment_count = counted.readable, top_count = counted.tops, last_comment_at = counted.latest
from (
    select c.entry_id, count(*) filter (where c.state = 'visible') as readable, count(*) filter (where c.parent_id is null) as tops,
           max(c.created_at)::timestamptz as latest
    from comment c
    where c.entry_id = any(sqlc.arg(entry_ids)::bigint[])
    group by c.entry_id
) counted
where thread.entry_id = counted.entry_id;

-- name: ImportKnown :one
-- What was kept of a record. It is held: of two imports at once the second sees what the first has done.
select json, hash from imported_record where source = sqlc.arg(source) and kind = sqlc.arg(kind) and key = sqlc.arg(key) for update;

-- name: ImportPiazza :one
select id, title, description, visibility from space where slug = sqlc.arg(slug);

-- name: ImportMember :one
select id from member where handle = sqlc.arg(handle);
