-- What an erasure does that belongs to no single domain. The domains erase what is theirs.

-- name: ErasureBegin :exec
insert into erasure (member_id, handle, begun_at) values (@member_id, @handle, @begun_at);

-- name: ErasurePending :many
-- The erasures that are not finished.
select member_id from erasure order by begun_at, member_id;

-- name: ErasureTake :one
-- Takes up an erasure where it stands; of two nodes one does. Who was merged into somebody is called as that one is.
select sqlc.embed(erasure), member.handle as neutral
from erasure
join member on member.id = coalesce(erasure.merged_into, erasure.member_id)
where erasure.member_id = @member_id
for update of erasure skip locked;

-- name: ErasureMove :exec
update erasure set texts = @texts, above = @above where member_id = @member_id;

-- name: ErasureEnd :exec
delete from erasure where member_id = @member_id;

-- name: ErasureKeys :exec
delete from idempotency where member_id = @member_id;

-- name: ErasureNotifications :exec
delete from notification where notification.id in (
    select n.id from notification n where n.member_id = @member_id order by n.id for update of n
);

-- name: ErasureUnread :exec
delete from notification_unread where member_id = @member_id;

-- name: ErasureReasonsLast :one
-- The greatest number of a decision of moderators.
select coalesce(max(id), 0)::bigint from moderation_decision;

-- name: ErasureReasons :exec
-- Decisions stay; a handle in the reasons of a range of them does not.
update moderation_decision
set reason = regexp_replace(reason, @pattern::text, @replacement::text, 'gi')
where id > @above and id <= @upto and strpos(lower(reason), @handle::text) > 0;

-- name: ErasureDecisionsLast :one
-- The greatest number of a decision about a member.
select coalesce(max(id), 0)::bigint from member_decision;

-- name: ErasureDecisions :exec
update member_decision
set reason = left(regexp_replace(reason, @pattern::text, @replacement::text, 'gi'), 500)
where id > @above and id <= @upto and strpos(lower(reason), @handle::text) > 0;
