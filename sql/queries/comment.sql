-- name: CommentGet :many
-- Comments with their writers and what their rules need to know.
select sqlc.embed(c), sqlc.embed(m), e.space_id, e.state as entry_state, e.author_id as entry_author_id, s.visibility
from comment c
join member m on m.id = c.author_id
join entry e on e.id = c.entry_id
join space s on s.id = e.space_id
where c.id = any(@ids::bigint[]);

-- name: CommentLock :one
-- One comment, held until the transaction ends, with its writer and what its rules need to know. The entry is held too:
-- it is not withdrawn before the change stands.
select sqlc.embed(c), sqlc.embed(m), e.space_id, e.state as entry_state, e.author_id as entry_author_id, s.visibility
from comment c
join member m on m.id = c.author_id
join entry e on e.id = c.entry_id
join space s on s.id = e.space_id
where c.id = @id
for update of c
for share of e;

-- name: CommentPlace :one
-- Where a comment is about to be written. The entry is held: it is not withdrawn before the comment stands.
select e.space_id, e.state, e.author_id, s.visibility
from entry e
join space s on s.id = e.space_id
where e.id = @entry_id
for share of e;

-- name: CommentWriter :one
-- Who is about to write, held: an erasure waits until the comment stands, and then finds it. Who may not come in, writes
-- nothing.
select sqlc.embed(m)
from member m
where m.id = @id and m.erased_at is null and (m.suspended_at is null or m.suspended_until <= now())
for key share;

-- name: CommentInsert :one
insert into comment (id, entry_id, parent_id, root_id, path, author_id, body, body_html, created_at)
overriding system value
values (@id, @entry_id, sqlc.narg(parent_id), @root_id, @path, @author_id, @body, @body_html, @created_at)
returning *;

-- name: CommentAnswered :exec
-- Counts an answer at everything above it, from the top down.
update comment set reply_count = reply_count + 1 where id = any(@ids::bigint[]);

-- name: CommentRewrite :exec
update comment set body = @body, body_html = @body_html, edited_at = @at, version = version + 1 where id = @id;

-- name: CommentErase :exec
update comment
set state = 'deleted', body = '', body_html = '', hidden_reason = null, hidden_by = null, state_at = @at, version = version + 1
where id = @id;

-- name: CommentBy :many
-- What a member wrote that still stands, of the threads with the lowest numbers.
select id, entry_id from comment where author_id = @author_id and state <> 'deleted' order by entry_id, id limit @most::integer;

-- name: CommentEraseBy :many
-- Erases comments of a member, and tells what they were.
with held as (
    select c.id, c.state from comment c
    where c.id = any(@ids::bigint[]) and c.author_id = @author_id and c.state <> 'deleted'
    order by c.id for update
)
update comment
set state = 'deleted', body = '', body_html = '', hidden_reason = null, hidden_by = null, edited_at = null, state_at = @at,
    version = comment.version + 1
from held
where comment.id = held.id
returning comment.id, comment.entry_id, comment.version, held.state as before;

-- name: CommentRename :many
-- Replaces a handle in the texts of a range of comments.
update comment
set body = regexp_replace(body, @pattern::text, @replacement::text, 'gi'),
    body_html = regexp_replace(body_html, @pattern::text, @replacement::text, 'gi'),
    hidden_reason = regexp_replace(hidden_reason, @pattern::text, @replacement::text, 'gi'),
    version = version + 1
where id > @above and id <= @upto
  and (strpos(lower(body), @handle::text) > 0 and body ~* @pattern::text
    or strpos(lower(hidden_reason), @handle::text) > 0 and hidden_reason ~* @pattern::text)
returning id, entry_id, version, state;

-- name: CommentLast :one
-- The greatest number of a comment.
select coalesce(max(id), 0)::bigint from comment;

-- name: CommentTurn :exec
-- Hides a comment or shows it again.
update comment
set state = @state, hidden_reason = sqlc.narg(hidden_reason), hidden_by = sqlc.narg(hidden_by), state_at = @at, version = version + 1
where id = @id;

-- name: CommentReacted :exec
update comment
set agree_count = agree_count + sqlc.arg(agree),
    thanks_count = thanks_count + sqlc.arg(thanks),
    insight_count = insight_count + sqlc.arg(insight),
    reaction_count = reaction_count + sqlc.arg(total),
    version = version + 1
where id = sqlc.arg(id);

-- name: RevisionAdd :exec
-- Keeps what a comment said until now.
insert into comment_revision (comment_id, version, body, body_html, written_at)
select c.id, 1 + (select count(*) from comment_revision r where r.comment_id = c.id), c.body, c.body_html,
    coalesce(c.edited_at, c.created_at)
from comment c
where c.id = @id;

-- name: RevisionErase :exec
delete from comment_revision where comment_id = @id;

-- name: RevisionEraseMany :exec
delete from comment_revision where comment_id = any(@ids::bigint[]);

-- name: RevisionRename :exec
-- Replaces a handle in what a range of comments said before.
update comment_revision
set body = regexp_replace(body, @pattern::text, @replacement::text, 'gi'),
    body_html = regexp_replace(body_html, @pattern::text, @replacement::text, 'gi')
where comment_id > @above and comment_id <= @upto and strpos(lower(body), @handle::text) > 0;

-- name: RevisionList :many
select * from comment_revision where comment_id = any(@ids::bigint[]) order by comment_id, version;

-- name: ThreadGrow :one
-- Counts a comment in its thread, holds the thread and draws the comment's number: the next comment waits, so that
-- numbers grow in the order in which comments become visible.
insert into thread (entry_id, comment_count, top_count, last_comment_at)
values (@entry_id, 1, @top::integer, @at)
on conflict (entry_id) do update
set comment_count = thread.comment_count + 1,
    top_count = thread.top_count + excluded.top_count,
    last_comment_at = greatest(thread.last_comment_at, excluded.last_comment_at)
returning nextval('comment_id_seq')::bigint as comment_id;

-- name: ThreadLock :exec
select t.entry_id from thread t where t.entry_id = (select c.entry_id from comment c where c.id = @id) for update of t;

-- name: ThreadHold :exec
-- Holds several threads, in the order of their numbers.
select t.entry_id from thread t where t.entry_id = any(@entry_ids::bigint[]) order by t.entry_id for update of t;

-- name: ThreadReadable :exec
-- One comment more, or less, can be read.
update thread set comment_count = comment_count + @change::integer where entry_id = @entry_id;

-- name: ReactionAdd :execrows
insert into reaction (comment_id, member_id, kind, created_at)
values (@comment_id, @member_id, @kind, @at)
on conflict do nothing;

-- name: ReactionRemove :execrows
delete from reaction where comment_id = @comment_id and member_id = @member_id and kind = @kind;

-- name: ReactionOf :many
select comment_id, kind from reaction where member_id = @member_id and comment_id = any(@ids::bigint[]) order by comment_id, kind;

-- name: MentionCandidates :many
-- Who can be mentioned: whoever erased himself is nobody to be called.
select id, handle from member where handle = any(@handles::text[]) and erased_at is null;

-- name: MentionAdd :exec
insert into mention (comment_id, member_id)
select @comment_id, unnest(@member_ids::bigint[])
on conflict do nothing;

-- name: MentionErase :exec
delete from mention where comment_id = @comment_id;

-- name: MentionEraseMany :exec
delete from mention where comment_id = any(@ids::bigint[]);

-- name: MentionForget :exec
-- Nobody mentions who has erased himself.
delete from mention where member_id = @member_id;

-- name: MentionList :many
select n.comment_id, sqlc.embed(m)
from mention n
join member m on m.id = n.member_id
where n.comment_id = any(@ids::bigint[])
order by n.comment_id, m.handle;
