-- Ballots of confidential polls while they are cast. Who casts holds the row of ballot_seal, and with it the sheets, the pool and the log
-- of the poll.

-- name: BallotSealHoldOpen :many
-- Holds the chains of open polls. It comes after the polls themselves. Who seals a poll holds its row for longer, but not while it is open.
select entry_id, seal, length, head, commitments from ballot_seal
where entry_id = any(sqlc.arg(ids)::bigint[]) and state = 'open'
order by entry_id
for update;

-- name: BallotSecretOf :many
-- The sheets of pairs of poll and pseudonym.
select v.entry_id, v.pseudonym, v.sealed, v.keys
from (select unnest(sqlc.arg(polls)::bigint[]) as entry_id, unnest(sqlc.arg(pseudonyms)::bytea[]) as pseudonym) asked
join ballot_secret v on v.entry_id = asked.entry_id and v.pseudonym = asked.pseudonym;

-- name: BallotSecretPut :exec
-- Whole sheets, and the last ten keys.
insert into ballot_secret (entry_id, pseudonym, sealed, keys)
select asked.entry_id, asked.pseudonym, asked.sealed, case when octet_length(asked.key) > 0 then array[asked.key] else '{}' end
from (
    select unnest(sqlc.arg(polls)::bigint[]) as entry_id, unnest(sqlc.arg(pseudonyms)::bytea[]) as pseudonym,
           unnest(sqlc.arg(sheets)::bytea[]) as sealed, unnest(sqlc.arg(keys)::bytea[]) as key
) asked
order by asked.entry_id, asked.pseudonym
on conflict (entry_id, pseudonym) do update
set sealed = excluded.sealed, keys = (excluded.keys || ballot_secret.keys)[1:10];

-- name: BallotSecretKeysPut :exec
-- Remembers the keys of requests that changed nothing.
update ballot_secret v
set keys = (array_prepend(asked.key, v.keys))[1:10]
from (
    select unnest(sqlc.arg(polls)::bigint[]) as entry_id, unnest(sqlc.arg(pseudonyms)::bytea[]) as pseudonym,
           unnest(sqlc.arg(keys)::bytea[]) as key
) asked
where v.entry_id = asked.entry_id and v.pseudonym = asked.pseudonym;

-- name: BallotPoolPut :exec
insert into ballot_pool (id, entry_id, sealed)
select unnest(sqlc.arg(ids)::bytea[]), unnest(sqlc.arg(polls)::bigint[]), unnest(sqlc.arg(casts)::bytea[]);

-- name: BallotPoolOf :many
-- What waits in polls, whose rows the caller holds.
select id, entry_id, sealed from ballot_pool where entry_id = any(sqlc.arg(polls)::bigint[]) order by id;

-- name: BallotPoolDrop :exec
-- Takes out all that waits in polls, whose chains the caller holds: by the poll, as their numbers are all over the index.
delete from ballot_pool where entry_id = any(sqlc.arg(polls)::bigint[]);

-- name: BallotLogPut :exec
insert into ballot_log (entry_id, number, kind, body, commitments, head, signature, key_id)
select unnest(sqlc.arg(polls)::bigint[]), unnest(sqlc.arg(numbers)::integer[]), unnest(sqlc.arg(kinds)::text[]),
       unnest(sqlc.arg(bodies)::text[]), unnest(sqlc.arg(commitments)::integer[]), unnest(sqlc.arg(heads)::bytea[]),
       unnest(sqlc.arg(signatures)::bytea[]), unnest(sqlc.arg(key_ids)::text[]);

-- name: BallotSealGrow :exec
-- The chain's new end, once a transaction.
update ballot_seal s
set length = asked.length, head = asked.head, commitments = asked.commitments
from (
    select unnest(sqlc.arg(polls)::bigint[]) as entry_id, unnest(sqlc.arg(lengths)::integer[]) as length,
           unnest(sqlc.arg(heads)::bytea[]) as head, unnest(sqlc.arg(commitments)::integer[]) as commitments
) asked
where s.entry_id = asked.entry_id;

-- name: BallotUnitedInto :many
-- Who some persons were before they turned out to be who they are.
select from_person, into_person from ballot_united where into_person = any(sqlc.arg(persons)::bigint[]) order by from_person;

-- name: BallotUnitedAll :many
select from_person, into_person from ballot_united order by from_person;

-- name: BallotUnitedAdd :exec
-- Notes that a person is another, as long as there is a poll whose sheets are found by that. Rows point to who somebody is now, however
-- often he turned out to be somebody.
with moved as (
    update ballot_united set into_person = sqlc.arg(into_id)::bigint where into_person = sqlc.arg(from_id)::bigint
)
insert into ballot_united (from_person, into_person)
select sqlc.arg(from_id)::bigint, sqlc.arg(into_id)::bigint
where exists (select from ballot_seal where state not in ('planned', 'rewritten', 'sealed', 'lost'))
on conflict (from_person) do update set into_person = excluded.into_person;

-- name: BallotUnitedForget :exec
-- Nothing is found by these rows once no poll is left that holds sheets.
delete from ballot_united
where not exists (select from ballot_seal where state not in ('planned', 'rewritten', 'sealed', 'lost'));

-- name: BallotSealNames :many
-- The seals of confidential polls, and where these stand.
select entry_id, seal, state, key_check from ballot_seal where entry_id = any(sqlc.arg(ids)::bigint[]) order by entry_id;

-- name: BallotSealsOpen :many
-- The confidential polls that take votes.
select entry_id from ballot_seal where state = 'open' order by entry_id;

-- name: BallotWho :many
-- All that has to be known of who votes, at once: those persons who have turned out to be others, those members who are no more, and who
-- the persons were before.
select person.id as number, 'united'::text as what, 0::bigint as into_person from person
where person.id = any(sqlc.arg(persons)::bigint[]) and person.united_into is not null
union all
select member.id, 'erased', 0 from member where member.id = any(sqlc.arg(members)::bigint[]) and member.erased_at is not null
union all
select from_person, 'was', ballot_united.into_person from ballot_united where ballot_united.into_person = any(sqlc.arg(persons)::bigint[]);

-- name: BallotSignsWith :many
-- The name of the signing key in use, one at most.
select id from signing_key where until_at is null;
