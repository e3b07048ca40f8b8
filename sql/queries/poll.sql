-- How polls are held and what they ask. Ballots have a file of their own.

-- name: PollHoldAlone :many
-- Waits until nobody casts in polls, and lets nobody else. Who changes a poll, or casts in it, waits for his turn before he locks
-- its row, always in this order: without turns, ballots that keep coming on several nodes would hold the row for share without a
-- gap, and who wants to change it would never get it.
select poll.entry_id
from (
    select asked.id, pg_advisory_xact_lock(4, (asked.id % 2147483647)::integer)
    from (select unnest(sqlc.arg(ids)::bigint[]) as id) asked
    offset 0
) turn
join poll on poll.entry_id = turn.id
order by poll.entry_id
for update of poll;

-- name: PollByEntries :many
-- Polls, whole or without what they ask. The clock is read in this very statement: where it comes after one that holds
-- the polls, it is later than the hold.
select sqlc.embed(poll), sqlc.embed(space), entry.state, entry.author_id, clock_timestamp()::timestamptz as now,
       (poll.electorate = 'list' and exists (
           select 1 from poll_elector l where l.entry_id = poll.entry_id and l.person_id = sqlc.arg(person_id)::bigint
       ))::boolean as listed,
       (case
            when poll.assembly_id is not null and poll.phase <> 'closed' then (
                select count(*) from assembly_participant a where a.assembly_id = poll.assembly_id and a.entitled)
            when poll.assembly_id is not null or poll.electorate = 'list' then poll.electors
            when poll.electorate = 'members' then space.member_count
            else -1
        end)::bigint as electors,
       poll_tally.voters, poll_tally.turnout_version, poll_tally.guests as guest_voters,
       (poll.assembly_id is not null and exists (
           select 1 from assembly_participant a where a.assembly_id = poll.assembly_id and a.person_id = sqlc.arg(person_id)::bigint
       ))::boolean as joined,
       (poll.assembly_id is not null and exists (
           select 1 from assembly a where a.id = poll.assembly_id and a.phase <> 'ended'
       ))::boolean as assembling,
       (case when poll.assembly_id is not null then coalesce((
           select i.annulled_reason from assembly_item i where i.entry_id = poll.entry_id), '') else '' end)::text as annulled,
       (case when sqlc.arg(person_id)::bigint = 0 then false
            when poll.confidential then exists (
                select 1 from ballot_took_part b where b.entry_id = poll.entry_id and b.person_id = sqlc.arg(person_id)::bigint)
            else exists (
                select 1 from ballot_voter b where b.entry_id = poll.entry_id and b.person_id = sqlc.arg(person_id)::bigint)
       end)::boolean as voted,
       (case when poll.confidential then coalesce((
           select s.state from ballot_seal s where s.entry_id = poll.entry_id), 'planned') else '' end)::text as seal_state,
       (case when sqlc.arg(whole)::boolean then (select coalesce(json_agg(json_build_object('ID', q.id, 'Kind', upper(q.kind), 'Section', q.section, 'Title', q.title,
                   'Note', q.note, 'OnlyIf', q.only_if, 'IsRequired', q.required, 'Limits', q.limits,
                   'Options', (
                       select json_agg(json_build_object('ID', o.id, 'Title', o.title, 'Meaning', o.meaning, 'Cost', o.cost,
                           'StartsAt', o.starts_at, 'EndsAt', o.ends_at, 'AddedByID', o.added_by) order by o.position, o.id)
                       from poll_option o where o.question_id = q.id),
                   'Rows', case q.kind when 'matrix' then (
                       select json_agg(json_build_object('ID', r.id, 'Title', r.title) order by r.position, r.id)
                       from poll_row r where r.question_id = q.id) end
               ) order by q.position, q.id), '[]')
        from poll_question q where q.entry_id = poll.entry_id) else '[]' end)::text as questions
from poll
join poll_tally on poll_tally.entry_id = poll.entry_id
join entry on entry.id = poll.entry_id
join space on space.id = entry.space_id
where poll.entry_id = any(sqlc.arg(ids)::bigint[]);

-- name: PollQuestions :many
select poll.entry_id,
       (select coalesce(json_agg(json_build_object('ID', q.id, 'Kind', upper(q.kind), 'Section', q.section, 'Title', q.title,
                   'Note', q.note, 'OnlyIf', q.only_if, 'IsRequired', q.required, 'Limits', q.limits,
                   'Options', (
                       select json_agg(json_build_object('ID', o.id, 'Title', o.title, 'Meaning', o.meaning, 'Cost', o.cost,
                           'StartsAt', o.starts_at, 'EndsAt', o.ends_at, 'AddedByID', o.added_by) order by o.position, o.id)
                       from poll_option o where o.question_id = q.id),
                   'Rows', case q.kind when 'matrix' then (
                       select json_agg(json_build_object('ID', r.id, 'Title', r.title) order by r.position, r.id)
                       from poll_row r where r.question_id = q.id) end
               ) order by q.position, q.id), '[]')
        from poll_question q where q.entry_id = poll.entry_id)::text as questions
from poll
where poll.entry_id = any(sqlc.arg(ids)::bigint[]);

-- name: PollJoined :many
-- Those of the pairs of poll and person of which the person has come into the assembly that holds the poll.
select p.entry_id, a.person_id
from (select unnest(sqlc.arg(polls)::bigint[]) as entry_id, unnest(sqlc.arg(persons)::bigint[]) as person_id) as asked
join poll p on p.entry_id = asked.entry_id
join assembly_participant a on a.assembly_id = p.assembly_id and a.person_id = asked.person_id;

-- name: PollListed :many
-- Those of the pairs of poll and person that stand on the poll's electoral list.
select l.entry_id, l.person_id
from (select unnest(sqlc.arg(polls)::bigint[]) as entry_id, unnest(sqlc.arg(persons)::bigint[]) as person_id) as asked
join poll_elector l on l.entry_id = asked.entry_id and l.person_id = asked.person_id;

-- name: PollAdd :exec
-- The tally is born with the poll.
with added as (
    insert into poll (entry_id, opening, opens_at, closes_at, electorate, assurance, changeable, results, by_assurance, voters_shown,
                      reasons, options_open, shuffled, quorum, threshold, assembly_id, rehearsal, guests, confidential)
    values (sqlc.arg(entry_id), sqlc.arg(opening), sqlc.narg(opens_at), sqlc.narg(closes_at), sqlc.arg(electorate),
            sqlc.arg(assurance), sqlc.arg(changeable), sqlc.arg(results), sqlc.arg(by_assurance), sqlc.arg(voters_shown),
            sqlc.arg(reasons), sqlc.arg(options_open), sqlc.arg(shuffled), sqlc.narg(quorum), sqlc.narg(threshold),
            sqlc.narg(assembly_id), sqlc.arg(rehearsal), sqlc.arg(guests), sqlc.arg(confidential))
    returning entry_id
)
insert into poll_tally (entry_id) select entry_id from added;

-- name: PollSealPlan :exec
-- A poll that is to be confidential has a seal before it opens; one that is not has none.
with gone as (
    delete from ballot_seal s
    where s.entry_id = sqlc.arg(entry_id) and not sqlc.arg(confidential)::boolean and s.state = 'planned'
)
insert into ballot_seal (entry_id, seal)
select sqlc.arg(entry_id), sqlc.arg(seal)::bytea where sqlc.arg(confidential)::boolean
on conflict (entry_id) do nothing;

-- name: PollQuestionsPut :exec
-- What a poll asks, in place of what it asked before: questions, and what can be chosen in each, by its place.
with gone as (
    delete from poll_question q where q.entry_id = sqlc.arg(entry_id)
), asked as (
    insert into poll_question (entry_id, position, section, kind, title, note, limits, required)
    select sqlc.arg(entry_id), n - 1, (sqlc.arg(sections)::text[])[n], (sqlc.arg(kinds)::text[])[n], (sqlc.arg(titles)::text[])[n],
           (sqlc.arg(notes)::text[])[n], (sqlc.arg(limits)::text[])[n]::jsonb, (sqlc.arg(required)::boolean[])[n]
    from generate_subscripts(sqlc.arg(titles)::text[], 1) as n
    returning id, position
), lined as (
    insert into poll_row (question_id, position, title)
    select asked.id, (sqlc.arg(row_positions)::integer[])[n], (sqlc.arg(row_titles)::text[])[n]
    from generate_subscripts(sqlc.arg(row_titles)::text[], 1) as n
    join asked on asked.position = (sqlc.arg(row_questions)::integer[])[n]
)
insert into poll_option (question_id, position, title, meaning, cost, starts_at, ends_at)
select asked.id, (sqlc.arg(option_positions)::integer[])[n], (sqlc.arg(option_titles)::text[])[n],
       (sqlc.arg(option_meanings)::text[])[n], (sqlc.arg(option_costs)::bigint[])[n],
       nullif((sqlc.arg(option_starts)::text[])[n], '')::timestamptz, nullif((sqlc.arg(option_ends)::text[])[n], '')::timestamptz
from generate_subscripts(sqlc.arg(option_titles)::text[], 1) as n
join asked on asked.position = (sqlc.arg(option_questions)::integer[])[n];

-- name: PollConditionsSet :exec
-- Which option of an earlier question a question asks for, all by their places.
update poll_question q
set only_if = o.id
from (
    select unnest(sqlc.arg(questions)::integer[]) as place, unnest(sqlc.arg(parents)::integer[]) as parent,
           unnest(sqlc.arg(options)::integer[]) as option
) as c
join poll_question p on p.position = c.parent and p.entry_id = sqlc.arg(entry_id)
join poll_option o on o.question_id = p.id and o.position = c.option
where q.entry_id = sqlc.arg(entry_id) and q.position = c.place;

-- name: PollOptionAdd :exec
insert into poll_option (question_id, position, title, meaning, added_by)
values (sqlc.arg(question_id), sqlc.arg(position), sqlc.arg(title), sqlc.arg(meaning), sqlc.arg(added_by)::bigint);

-- name: PollRewrite :exec
-- What is shown of the poll has changed, though no ballot has: the tally says so to who watches.
with rewritten as (
    update poll
    set opening = sqlc.arg(opening), opens_at = sqlc.narg(opens_at), closes_at = sqlc.narg(closes_at),
        electorate = sqlc.arg(electorate), assurance = sqlc.arg(assurance), changeable = sqlc.arg(changeable),
        results = sqlc.arg(results), by_assurance = sqlc.arg(by_assurance), voters_shown = sqlc.arg(voters_shown),
        reasons = sqlc.arg(reasons), options_open = sqlc.arg(options_open), shuffled = sqlc.arg(shuffled),
        quorum = sqlc.narg(quorum), threshold = sqlc.narg(threshold), outcome = sqlc.arg(outcome),
        outcome_html = sqlc.arg(outcome_html), guests = sqlc.arg(guests), confidential = sqlc.arg(confidential), version = sqlc.arg(version)
    where poll.entry_id = sqlc.arg(entry_id)
    returning entry_id
)
update poll_tally t
set version = t.version + 1, turnout_version = t.turnout_version + 1
from rewritten
where t.entry_id = rewritten.entry_id;

-- name: PollHoldAloneOf :one
-- The same for the poll that a question belongs to.
select poll.entry_id
from (
    select asked.id, pg_advisory_xact_lock(4, (asked.id % 2147483647)::integer)
    from (select q.entry_id as id from poll_question q where q.id = sqlc.arg(question_id)) asked
    offset 0
) turn
join poll on poll.entry_id = turn.id
for update of poll;

-- name: PollImport :exec
-- Puts a poll where it stood elsewhere.
update poll
set phase = sqlc.arg(phase), opened_at = sqlc.narg(opened_at), closed_at = sqlc.narg(closed_at),
    results_published_at = sqlc.narg(results_published_at), outcome = sqlc.arg(outcome), outcome_html = sqlc.arg(outcome_html)
where entry_id = sqlc.arg(entry_id);

-- name: PollKnown :one
select exists (select 1 from poll where entry_id = $1);
