-- Ballots that arrive together, in the order in which locks are taken. Statements with arrays do it for many at once, in
-- ascending order, so that no two batches wait for each other in a circle.

-- name: BallotHold :many
-- Holds polls while ballots are cast in them; PollHoldAlone says what the turns are for.
select poll.entry_id
from (
    select asked.id, pg_advisory_xact_lock_shared(4, (asked.id % 2147483647)::integer)
    from (select unnest(sqlc.arg(ids)::bigint[]) as id) asked
    offset 0
) turn
join poll on poll.entry_id = turn.id
order by poll.entry_id
for share of poll;

-- name: BallotHoldFree :many
-- As above, without the polls that somebody else is changing or waits to change.
select poll.entry_id
from (
    select asked.id, pg_try_advisory_xact_lock_shared(4, (asked.id % 2147483647)::integer) as mine
    from (select unnest(sqlc.arg(ids)::bigint[]) as id) asked
    offset 0
) turn
join poll on poll.entry_id = turn.id
where turn.mine
order by poll.entry_id
for share of poll skip locked;

-- name: BallotVoterHold :many
-- Gives each voter his sheet, and holds the sheet of who has one already: what is read of it afterwards holds. What comes
-- back are the new ones.
insert into ballot_voter (entry_id, person_id, member_id, assurance, first_at, cast_at)
select asked.entry_id, asked.person_id, asked.member_id, asked.assurance, sqlc.arg(now), sqlc.arg(now)
from (
    select unnest(sqlc.arg(polls)::bigint[]) as entry_id, unnest(sqlc.arg(persons)::bigint[]) as person_id,
           unnest(sqlc.arg(members)::bigint[]) as member_id, unnest(sqlc.arg(assurances)::text[]) as assurance
) asked
order by asked.entry_id, asked.person_id
on conflict (entry_id, person_id) do update set version = ballot_voter.version where false
returning entry_id, person_id;

-- name: BallotVoterDrop :exec
-- Takes the sheets back of those whose vote was refused.
delete from ballot_voter
using (select unnest(sqlc.arg(polls)::bigint[]) as entry_id, unnest(sqlc.arg(persons)::bigint[]) as person_id) asked
where ballot_voter.entry_id = asked.entry_id and ballot_voter.person_id = asked.person_id;

-- name: BallotVoterAgain :exec
-- Who changes his vote does so from the account, and as surely known, as he is now. Where that is the same as before, his
-- sheet stays as it is.
update ballot_voter
set member_id = asked.member_id, assurance = asked.assurance, version = ballot_voter.version + 1, cast_at = sqlc.arg(now)
from (
    select unnest(sqlc.arg(polls)::bigint[]) as entry_id, unnest(sqlc.arg(persons)::bigint[]) as person_id,
           unnest(sqlc.arg(members)::bigint[]) as member_id, unnest(sqlc.arg(assurances)::text[]) as assurance
) asked
where ballot_voter.entry_id = asked.entry_id and ballot_voter.person_id = asked.person_id
  and (ballot_voter.member_id <> asked.member_id or ballot_voter.assurance <> asked.assurance);

-- name: BallotOf :many
-- The ballots of pairs of question and person.
select ballot.question_id, ballot.person_id, ballot.choice, ballot.reason, ballot.version, ballot.cast_at
from (select unnest(sqlc.arg(questions)::bigint[]) as question_id, unnest(sqlc.arg(persons)::bigint[]) as person_id) asked
join ballot on ballot.question_id = asked.question_id and ballot.person_id = asked.person_id;

-- name: BallotPut :exec
insert into ballot (question_id, person_id, choice, reason, cast_at)
select asked.question_id, asked.person_id, asked.choice::jsonb, asked.reason, sqlc.arg(now)
from (
    select unnest(sqlc.arg(questions)::bigint[]) as question_id, unnest(sqlc.arg(persons)::bigint[]) as person_id,
           unnest(sqlc.arg(choices)::text[]) as choice, unnest(sqlc.arg(reasons)::text[]) as reason
) asked
order by asked.question_id, asked.person_id
on conflict (question_id, person_id) do update
set choice = excluded.choice, reason = excluded.reason, version = ballot.version + 1, cast_at = excluded.cast_at;

-- name: BallotDrop :exec
delete from ballot
using (select unnest(sqlc.arg(questions)::bigint[]) as question_id, unnest(sqlc.arg(persons)::bigint[]) as person_id) asked
where ballot.question_id = asked.question_id and ballot.person_id = asked.person_id;

-- name: BallotTallyRaise :many
-- Written last: nobody who casts waits for another's transaction longer than for its commit.
with held as (
    select entry_id from poll_tally where entry_id = any(sqlc.arg(polls)::bigint[]) order by entry_id for update
)
update poll_tally
set version = poll_tally.version + 1, voters = poll_tally.voters + asked.fresh,
    turnout_version = poll_tally.turnout_version + least(abs(asked.fresh), 1)
from (select unnest(sqlc.arg(polls)::bigint[]) as entry_id, unnest(sqlc.arg(fresh)::integer[]) as fresh) asked
join held on held.entry_id = asked.entry_id
where poll_tally.entry_id = asked.entry_id
returning poll_tally.entry_id, poll_tally.version, poll_tally.voters, poll_tally.turnout_version, poll_tally.guests;

-- name: BallotTallies :many
select entry_id, version, voters, turnout_version, guests from poll_tally where entry_id = any(sqlc.arg(ids)::bigint[]);

-- name: BallotOwn :many
-- All ballots of one person in some polls.
select poll_question.entry_id, ballot.question_id, ballot.choice, ballot.reason, ballot.version, ballot.cast_at
from poll_question
join ballot on ballot.question_id = poll_question.id and ballot.person_id = sqlc.arg(person_id)::bigint
where poll_question.entry_id = any(sqlc.arg(ids)::bigint[])
order by poll_question.entry_id, poll_question.position, poll_question.id;

-- name: BallotErase :exec
-- Who erases himself takes his reasons with him; what he voted names him no more. What the same person said by another account
-- stays as long as that one does.
update ballot
set reason = '', version = ballot.version + 1
from ballot_voter
join poll_question on poll_question.entry_id = ballot_voter.entry_id
where ballot_voter.person_id in (select persons_of(sqlc.arg(member_id)::bigint))
  and (ballot_voter.member_id = sqlc.arg(member_id)::bigint or not exists (
      select from member other join member self on self.person_id = other.person_id
      where self.id = sqlc.arg(member_id)::bigint and other.id <> self.id and other.erased_at is null
  ))
  and ballot.question_id = poll_question.id and ballot.person_id = ballot_voter.person_id and ballot.reason <> '';
