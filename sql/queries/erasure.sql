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

-- name: ErasureAddresses :many
-- The addresses that are proved to be a member's.
select addresses_of(@member_id::bigint)::text;

-- name: ErasureMuted :exec
delete from notification_muted where member_id = @member_id;

-- name: ErasureConsents :exec
delete from consent where member_id = @member_id;

-- name: ErasureExclusions :exec
-- That somebody was put out of a piazza stays, so that he does not come back by erasing himself; what was said about him goes.
update exclusion set reason = '' where member_id = @member_id;

-- name: ErasureInvitations :exec
-- The addresses to which a member was invited, and those to which he invited others.
update invitation set address = null
where address is not null and (lower(address) = any(@addresses::text[]) or invited_by = @member_id::bigint or used_by = @member_id::bigint);

-- name: ErasureExclusionReasons :exec
update exclusion
set reason = left(regexp_replace(reason, @pattern::text, @replacement::text, 'gi'), 500)
where strpos(lower(reason), @handle::text) > 0;

-- name: ErasureFingerprints :execrows
-- Forgets the fiscal codes of persons without an account, once all polls in which they have voted are closed and they are put out
-- of no piazza: until then whoever comes back has the ballot that he had, and is where he was.
update person set fiscal_hash = null
where id in (
    select p.id
    from member m
    join person p on p.id = m.person_id
    where m.erased_at is not null and p.fiscal_hash is not null
        and not exists (select from member other where other.person_id = p.id and other.erased_at is null)
        and not person_is_bound(p.id)
    order by p.id
    limit @most::integer
);

-- name: ErasureTraces :execrows
-- Forgets the traces of logins that were taken away, as soon as their owner need not be known again.
update person set traces = '{}'
where id in (select p.id from person p where p.traces <> '{}' and not person_is_bound(p.id) order by p.id limit @most::integer);

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
