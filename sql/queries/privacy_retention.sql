-- What has been kept long enough goes, a part at a time. Only the database's clock says how long.

-- name: PrivacyForgetSessions :execrows
delete from session where id in (
    select old.id from session old
    where least(old.expires_at, old.revoked_at) < now() - make_interval(secs => @kept::float8)
    limit @most::integer for update skip locked
);

-- name: PrivacyForgetNotifications :execrows
delete from notification where id in (
    select old.id from notification old
    where old.read_at < now() - make_interval(secs => @kept::float8)
    limit @most::integer for update skip locked
);

-- name: PrivacyForgetInvitations :execrows
delete from invitation where id in (
    select old.id from invitation old
    where least(old.expires_at, old.used_at, old.revoked_at) < now() - make_interval(secs => @kept::float8)
    limit @most::integer for update skip locked
);

-- name: PrivacyForgetExclusions :execrows
delete from exclusion where (space_id, member_id) in (
    select old.space_id, old.member_id from exclusion old
    where old.until < now() - make_interval(secs => @kept::float8)
    limit @most::integer for update skip locked
);

-- name: PrivacyForgetWaiting :one
-- What waited for a browser to come back, and waits no more: logins, arrivals, challenges, and by what none is taken twice. Who
-- had come is forgotten at once.
with logins as (
    delete from login_transaction where state_hash in (
        select old.state_hash from login_transaction old where old.expires_at < now() limit @most::integer for update skip locked
    ) returning 1
), arrivals as (
    delete from arrival where token_hash in (
        select old.token_hash from arrival old where old.expires_at < now() limit @most::integer for update skip locked
    ) returning 1
), challenges as (
    delete from passkey_ceremony where challenge_hash in (
        select old.challenge_hash from passkey_ceremony old where old.expires_at < now() - interval '1 hour' limit @most::integer for update skip locked
    ) returning 1
), assertions as (
    delete from saml_assertion where id_hash in (
        select old.id_hash from saml_assertion old where old.expires_at < now() - interval '1 hour' limit @most::integer for update skip locked
    ) returning 1
)
select greatest((select count(*) from logins), (select count(*) from arrivals), (select count(*) from challenges), (select count(*) from assertions))::bigint;
