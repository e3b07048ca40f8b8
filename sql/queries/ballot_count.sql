-- What ballots come to, and what opening and closing write down.

-- name: BallotCounts :many
-- Equal choices are equal bytes, so that a poll of thousands is a few rows. Texts that were taken from sight are left out of their
-- choices.
select given.question_id, (case when hidden.text_hash is null then given.choice else given.choice - 'text' end)::jsonb as choice, given.people
from (
    select ballot.question_id, ballot.choice, count(*) as people
    from ballot
    where ballot.question_id = any(sqlc.arg(questions)::bigint[])
    group by ballot.question_id, ballot.choice
) given
left join ballot_hidden_text hidden
    on hidden.question_id = given.question_id and hidden.text_hash = sha256(convert_to(given.choice->>'text', 'UTF8'));

-- name: BallotCountsSure :many
-- The same by how surely the voters were known when they voted; of texts, which are not told apart so, without the texts.
select ballot.question_id, ballot_voter.assurance, (ballot.choice - 'text')::jsonb as choice, count(*) as people
from ballot
join poll_question on poll_question.id = ballot.question_id
join ballot_voter on ballot_voter.entry_id = poll_question.entry_id and ballot_voter.person_id = ballot.person_id
where ballot.question_id = any(sqlc.arg(questions)::bigint[])
group by ballot.question_id, ballot_voter.assurance, ballot.choice - 'text';

-- name: BallotVoters :many
-- Who has voted in a poll.
select person_id from ballot_voter where entry_id = $1;

-- name: BallotVoterCount :one
select count(*) from ballot_voter where entry_id = $1;

-- name: BallotResults :many
select question_id, result, guests from ballot_result where question_id = any(sqlc.arg(questions)::bigint[]);

-- name: BallotResultsPut :exec
-- What guests came to is empty where there are none to count.
insert into ballot_result (question_id, result, guests, counted_at)
select unnest(sqlc.arg(questions)::bigint[]), unnest(sqlc.arg(results)::text[])::jsonb, nullif(unnest(sqlc.arg(guests)::text[]), '')::jsonb, sqlc.arg(now)
on conflict (question_id) do update set result = excluded.result, guests = excluded.guests, counted_at = excluded.counted_at;

-- name: BallotVersions :many
-- How far the states of polls have come: the results, and the turnout.
select poll.entry_id, (poll.version + poll_tally.version)::bigint as results, (poll.version + poll_tally.turnout_version)::bigint as turnout
from poll
join poll_tally on poll_tally.entry_id = poll.entry_id
where poll.entry_id = any(sqlc.arg(ids)::bigint[]);

-- name: BallotPollOpen :exec
update poll set phase = 'open', opened_at = sqlc.arg(at)::timestamptz, version = version + 1 where entry_id = sqlc.arg(id);

-- name: BallotPollClose :exec
-- Of a poll of an assembly it is written down how many could have voted: who comes in afterwards was not asked.
update poll
set phase = 'closed', opened_at = coalesce(opened_at, sqlc.arg(at)::timestamptz), closed_at = sqlc.arg(at)::timestamptz, settles_at = null,
    electors = case
        when poll.assembly_id is null then poll.electors
        else (select count(*) from assembly_participant a where a.assembly_id = poll.assembly_id and a.entitled)
    end,
    version = version + 1
where entry_id = sqlc.arg(id);

-- name: BallotElectorsKeep :exec
-- Writes down for a poll of an assembly that comes closed how many could have voted.
update poll
set electors = (select count(*) from assembly_participant a where a.assembly_id = poll.assembly_id and a.entitled)
where entry_id = $1 and assembly_id is not null;

-- name: BallotPollPublish :exec
update poll set results_published_at = sqlc.arg(at)::timestamptz, version = version + 1 where entry_id = sqlc.arg(id);

-- name: BallotPollDue :many
-- Polls whose time to open or to close has come, and nobody has written it down: those that are due longest first, without
-- those that are being seen to. By the beginning of the statement, so that indexes serve.
select due.entry_id::bigint
from (
    select poll.entry_id, poll.closes_at as at, poll.rehearsal from poll
    where poll.phase <> 'closed' and poll.closes_at <= statement_timestamp()
      and (poll.settles_at is null or poll.settles_at <= statement_timestamp())
    union all
    select poll.entry_id, poll.opens_at, false from poll where poll.phase = 'waiting' and poll.opens_at <= statement_timestamp()
) due
join entry on entry.id = due.entry_id and (entry.state = 'published' or due.rehearsal)
where due.entry_id <> all(sqlc.arg(busy)::bigint[])
group by due.entry_id
order by min(due.at), due.entry_id
limit 100;

-- name: BallotPollNext :one
-- How many microseconds there are until the next poll opens or closes, by the clock of the database; -1 where none will.
select coalesce(ceil(extract(epoch from min(due.at) - clock_timestamp()) * 1000000), -1)::bigint as wait
from (
    (select poll.closes_at as at
    from poll join entry on entry.id = poll.entry_id and (entry.state = 'published' or poll.rehearsal)
    where poll.phase <> 'closed' and poll.closes_at > statement_timestamp()
    order by poll.closes_at limit 1)
    union all
    (select poll.settles_at from poll where poll.settles_at > statement_timestamp() order by poll.settles_at limit 1)
    union all
    (select poll.opens_at
    from poll join entry on entry.id = poll.entry_id and entry.state = 'published'
    where poll.phase = 'waiting' and poll.opens_at > statement_timestamp()
    order by poll.opens_at limit 1)
) due;

-- name: BallotTallyTurn :one
-- What is shown of a poll has changed, though no ballot has.
update poll_tally set version = version + 1, turnout_version = turnout_version + 1 where entry_id = $1 returning version;
