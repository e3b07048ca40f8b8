-- What an erasure does that belongs to no single domain. The domains erase what is theirs.

-- name: ErasureBegin :exec
insert into erasure (member_id, handle, begun_at) values (@member_id, @handle, @begun_at);

-- name: ErasurePending :many
-- The erasures that are not finished.
select member_id from erasure order by begun_at, member_id;

-- name: ErasureTake :one
-- Takes up an erasure where it stands; of two nodes one does.
select sqlc.embed(erasure), member.handle as neutral
from erasure
join member on member.id = erasure.member_id
where erasure.member_id = @member_id
for update of erasure skip locked;

-- name: ErasureMove :exec
update erasure set texts = @texts, above = @above where member_id = @member_id;

-- name: ErasureEnd :exec
delete from erasure where member_id = @member_id;

-- name: ErasureKeys :exec
delete from idempotency where member_id = @member_id;

-- name: ErasureNotifications :exec
delete from notification where member_id = @member_id;

-- name: ErasureUnread :exec
delete from notification_unread where member_id = @member_id;

-- name: ErasureReasons :exec
-- Decisions stay; a handle in their reasons does not.
update moderation_decision
set reason = regexp_replace(reason, @pattern::text, @replacement::text, 'gi')
where strpos(lower(reason), @handle::text) > 0;

-- name: ErasureDecisions :exec
update member_decision
set reason = left(regexp_replace(reason, @pattern::text, @replacement::text, 'gi'), 500)
where strpos(lower(reason), @handle::text) > 0;
