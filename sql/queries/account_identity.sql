-- name: IdentityOwner :one
select member_id from identity where issuer = sqlc.arg(issuer) and subject = sqlc.arg(subject);

-- name: IdentityUse :execrows
-- What the provider says today, as long as the identity is still the one's whom it was found to be. How surely it proves who he
-- is may rise, never fall.
update identity
set used_at = sqlc.arg(now), email = sqlc.narg(email), email_verified = sqlc.arg(email_verified), vouched = sqlc.arg(vouched),
    provider = coalesce(nullif(sqlc.arg(provider)::text, ''), provider), label = coalesce(nullif(sqlc.arg(label)::text, ''), label),
    assurance = case
        when array_position(sqlc.arg(levels)::text[], assurance) < array_position(sqlc.arg(levels)::text[], sqlc.arg(assurance)::text)
        then sqlc.arg(assurance)::text else assurance end
where issuer = sqlc.arg(issuer) and subject = sqlc.arg(subject) and member_id = sqlc.arg(member_id);

-- name: IdentityAdd :execrows
insert into identity (issuer, subject, member_id, email, email_verified, vouched, provider, label, assurance, created_at, used_at)
values (sqlc.arg(issuer), sqlc.arg(subject), sqlc.arg(member_id), sqlc.narg(email), sqlc.arg(email_verified), sqlc.arg(vouched),
        sqlc.arg(provider), sqlc.arg(label), sqlc.arg(assurance), sqlc.arg(now), sqlc.arg(now))
on conflict (issuer, subject) do nothing;

-- name: IdentityList :many
select * from identity where member_id = $1 order by created_at, id;

-- name: IdentityAddressed :many
-- Who has come with an address by the word of a provider whose word about addresses we take.
select distinct member_id from identity where lower(email) = lower(sqlc.arg(email)::text) and vouched order by member_id limit 2;

-- name: IdentityWays :one
-- How many ways in a member has: logins and passkeys.
select ((select count(*) from identity where identity.member_id = $1) + (select count(*) from passkey where passkey.member_id = $1))::bigint;

-- name: IdentityRemove :one
delete from identity where id = sqlc.arg(id) and member_id = sqlc.arg(member_id) returning *;

-- name: IdentityAssurance :exec
-- A member is known as surely as the best of the logins that are left to him proves.
update member
set assurance = coalesce((
    select identity.assurance from identity where identity.member_id = member.id
    order by array_position(sqlc.arg(levels)::text[], identity.assurance) desc limit 1
), 'none')
where member.id = sqlc.arg(member_id);

-- name: IdentityErase :exec
delete from identity where member_id = $1;

-- name: MemberAlone :one
-- A member whose ways in are about to change: of two who change them the second meets what the first has done.
select sqlc.embed(member), now()::timestamptz as at from member where id = $1 for no key update;

-- name: PersonTurn :exec
-- Whoever proves a fiscal code waits for others who prove the same: of two the second finds what the first has written.
select pg_advisory_xact_lock(6, sqlc.arg(turn)::integer);

-- name: PersonProved :one
-- The person who has proved a fiscal code.
select id from person where fiscal_hash = sqlc.arg(fiscal_hash)::bytea;

-- name: PersonProve :exec
-- Notes the fiscal code of a person who has proved none yet.
update person set fiscal_hash = sqlc.arg(fiscal_hash)::bytea where id = sqlc.arg(id) and fiscal_hash is null;

-- name: PersonHold :many
-- Two persons, held in the order of their numbers.
select * from person where id = any(sqlc.arg(ids)::bigint[]) order by id for no key update;

-- name: PersonUnite :exec
-- One person turned out to be another: so did whoever turned out to be him.
with kept as (
    update person set traces = person.traces || gone.traces
    from person gone where person.id = sqlc.arg(into_id)::bigint and gone.id = sqlc.arg(from_id)
)
update person set united_into = sqlc.arg(into_id)::bigint, fiscal_hash = null, traces = '{}'
where person.id = sqlc.arg(from_id) or person.united_into = sqlc.arg(from_id);

-- name: PersonTrace :exec
-- Keeps traces of logins that were taken away from a member, where his person is to be known again.
update person set traces = array(select distinct t from unnest(person.traces || sqlc.arg(traces)::bytea[]) t)
from member where member.id = sqlc.arg(member_id) and person.id = member.person_id and person_is_bound(person.id);

-- name: PersonTraced :one
-- The person from whom a login was taken away.
select id from person where traces <> '{}' and traces @> array[sqlc.arg(trace)::bytea] order by id limit 1;

-- name: PersonMembers :exec
update member set person_id = sqlc.arg(into_id) where person_id = sqlc.arg(from_id);

-- name: LoginSession :one
-- Whose the session is that something is added to or confirmed for, in the browser that is in it.
select session.member_id from session
where session.id = sqlc.arg(id) and session.kind = 'browser' and session.revoked_at is null and session.expires_at > now()
  and session.seen_at > now() - make_interval(secs => sqlc.arg(idle)::float8)
  and (session.token_hash = sqlc.arg(token_hash)::bytea or session.previous_hash = sqlc.arg(token_hash)::bytea and session.previous_until > now());

-- name: LoginBegin :exec
insert into login_transaction
    (state_hash, browser_hash, provider, nonce, verifier, return_path, purpose, session_id, address, request, created_at, expires_at)
values (sqlc.arg(state_hash), sqlc.arg(browser_hash), sqlc.arg(provider), sqlc.arg(nonce), sqlc.arg(verifier), sqlc.arg(return_path),
        sqlc.arg(purpose), sqlc.narg(session_id), sqlc.narg(address), sqlc.narg(request), now(), now() + make_interval(secs => sqlc.arg(life)::float8));

-- name: LoginOpen :one
-- A login that can still be taken up, whichever browser asks.
select * from login_transaction
where state_hash = sqlc.arg(state_hash) and provider = sqlc.arg(provider) and used_at is null and expires_at > now();

-- name: LoginAnswer :execrows
-- What the provider said, once.
update login_transaction set answer = sqlc.arg(answer)::jsonb
where state_hash = sqlc.arg(state_hash) and provider = sqlc.arg(provider) and answer is null and used_at is null and expires_at > now();

-- name: LoginTake :one
-- Single use: the row is marked in the statement that finds it, and what the provider said is not kept.
with found as (
    select t.state_hash, t.answer from login_transaction t
    where t.state_hash = sqlc.arg(state_hash) and t.browser_hash = sqlc.arg(browser_hash) and t.provider = sqlc.arg(provider)
      and t.used_at is null and t.expires_at > now()
    for update
)
update login_transaction set used_at = now(), answer = null
from found
where login_transaction.state_hash = found.state_hash
returning login_transaction.provider, login_transaction.nonce, login_transaction.verifier, login_transaction.return_path,
    login_transaction.purpose, login_transaction.session_id, login_transaction.address, login_transaction.request, found.answer;

-- name: LoginForget :exec
delete from login_transaction where login_transaction.state_hash in (
    select old.state_hash from login_transaction old where old.expires_at < now() - make_interval(secs => sqlc.arg(kept)::float8) limit 100 for update skip locked
);

-- name: LoginErase :exec
-- A login under way names nobody, but where it leads back to and where it was mailed may.
delete from login_transaction
where return_path ~* sqlc.arg(pattern)::text
   or lower(address) in (select lower(identity.email) from identity where identity.member_id = sqlc.arg(member_id))
   or exists (select from identity where identity.member_id = sqlc.arg(member_id)
              and login_transaction.answer->>'issuer' = identity.issuer and login_transaction.answer->>'subject' = identity.subject);

-- name: ArrivalAdd :exec
insert into arrival (token_hash, browser_hash, kind, identity, member_id, session_id, return_path, created_at, expires_at)
values (sqlc.arg(token_hash), sqlc.arg(browser_hash), sqlc.arg(kind), sqlc.arg(identity), sqlc.narg(member_id), sqlc.narg(session_id),
        sqlc.arg(return_path), now(), now() + make_interval(secs => sqlc.arg(life)::float8));

-- name: ArrivalOpen :one
select * from arrival
where token_hash = sqlc.arg(token_hash) and browser_hash = sqlc.arg(browser_hash) and used_at is null and expires_at > now();

-- name: ArrivalTake :one
-- Single use, as a login is. Whom it brings is nobody's business any more.
with found as (
    select a.* from arrival a
    where a.token_hash = sqlc.arg(token_hash) and a.browser_hash = sqlc.arg(browser_hash) and a.kind = sqlc.arg(kind)
      and a.used_at is null and a.expires_at > now()
    for update
)
update arrival set used_at = now(), identity = '{}'
from found
where arrival.token_hash = found.token_hash
returning found.identity, found.member_id, found.session_id, found.return_path;

-- name: ArrivalForget :exec
delete from arrival where arrival.token_hash in (
    select old.token_hash from arrival old where old.expires_at < now() limit 100 for update skip locked
);

-- name: ArrivalErase :exec
delete from arrival
where arrival.member_id = sqlc.arg(member_id)::bigint
   or exists (select from identity where identity.member_id = sqlc.arg(member_id)
              and arrival.identity->>'issuer' = identity.issuer and arrival.identity->>'subject' = identity.subject);

-- name: ArrivalInto :one
-- Whose the session is that waits for an answer, as long as it lasts.
select member.* from member join session on session.member_id = member.id
where session.id = $1 and session.revoked_at is null and session.expires_at > now();

-- name: IdentitySessionsEnd :many
-- Ends what was opened by a provider through which its owner does not come any more, and the programs' tokens that were made
-- there; where nobody knows which, whatever was.
update session set revoked_at = now()
where session.member_id = sqlc.arg(member_id) and sqlc.arg(provider)::text in ('', session.provider) and session.id <> sqlc.arg(current)::bigint
  and session.revoked_at is null
returning session.id;

-- name: MemberPair :many
-- Two members who are to become one: nobody else refers to them meanwhile.
select sqlc.embed(member), now()::timestamptz as at from member where id = any(sqlc.arg(ids)::bigint[]) order by id for update;

-- name: IdentityMerge :exec
-- Whatever let somebody into one account lets him into another. It has no passkeys, or it would not go.
update identity set member_id = sqlc.arg(into_id)::bigint where identity.member_id = sqlc.arg(from_id)::bigint;

-- name: MemberMerge :exec
-- The one who stays has what the other had and he himself has not.
update member b
set administrator = b.administrator or a.administrator, created_at = least(a.created_at, b.created_at),
    headline = coalesce(nullif(b.headline, ''), a.headline), bio = coalesce(nullif(b.bio, ''), a.bio),
    assurance = case when array_position(sqlc.arg(levels)::text[], a.assurance) > array_position(sqlc.arg(levels)::text[], b.assurance)
        then a.assurance else b.assurance end
from member a
where b.id = sqlc.arg(into_id) and a.id = sqlc.arg(from_id);
