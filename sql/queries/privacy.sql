-- Privacy notices, and who agreed to which.

-- name: PrivacyNoticeHold :exec
-- Whoever publishes a notice does so alone.
lock table privacy_notice in share row exclusive mode;

-- name: PrivacyNoticeAdd :one
insert into privacy_notice (version, body_it, body_en, asks, published_by, published_at)
select coalesce(max(version), 0) + 1, @body_it, @body_en, @asks, sqlc.narg(published_by)::bigint, @published_at from privacy_notice
returning version;

-- name: PrivacyNoticePresent :one
select * from privacy_notice order by version desc limit 1;

-- name: PrivacyNoticeVersion :one
-- The present notice's number, 0 where there is none.
select coalesce(max(version), 0)::integer from privacy_notice;

-- name: PrivacyNoticeByVersion :one
select * from privacy_notice where version = @version;

-- name: PrivacyNoticeList :many
select * from privacy_notice order by version desc;

-- name: ConsentOwed :one
-- The present notice, where a member has agreed neither to the newest one that asks nor to one after it.
select n.* from privacy_notice n
where not exists (
    select from consent c
    where c.member_id = @member_id and c.version >= (select max(asking.version) from privacy_notice asking where asking.asks)
) and exists (select from privacy_notice asking where asking.asks)
order by n.version desc
limit 1;

-- name: ConsentOfAge :one
-- Whether a member has ever said that he is of age.
select exists (select from consent where member_id = @member_id and of_age);

-- name: ConsentGive :exec
-- Whoever is just being erased is waited for, and then agrees to nothing.
insert into consent (member_id, version, of_age, given_at)
select m.id, @version, true, @now::timestamptz from member m where m.id = @member_id and m.erased_at is null for share of m
on conflict (member_id, version) do nothing;

-- name: ConsentGiveAll :exec
-- All members agree to the present notice, as the invented ones of a demo do.
insert into consent (member_id, version, of_age, given_at)
select m.id, (select max(n.version) from privacy_notice n), true, @now::timestamptz
from member m where m.erased_at is null
order by m.id
on conflict (member_id, version) do nothing;
