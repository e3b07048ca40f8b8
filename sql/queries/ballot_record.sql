-- What is public, or for operators, of confidential polls. Nothing here reads what somebody cast.

-- name: BallotRecordRead :many
select entry_id, seal, key_check, state, length, head, commitments, ballots, bundle_hash, bundle_bytes
from ballot_seal where entry_id = any(sqlc.arg(ids)::bigint[]) order by entry_id;

-- name: BallotRecordLog :many
-- Part of a log, without the bodies.
select l.number, l.kind, l.commitments, l.head, l.signature, l.key_id,
       (select s.length from ballot_seal s where s.entry_id = l.entry_id)::integer as total
from ballot_log l
where l.entry_id = sqlc.arg(entry_id) and l.number > sqlc.arg(after)::integer
order by l.number
limit sqlc.arg(most)::integer;

-- name: BallotRecordUnderWay :many
-- Polls whose keys have to be there.
select entry_id, seal, key_check, state, bundle_hash from ballot_seal where state in ('open', 'closed', 'tallied', 'bundled', 'rewritten') order by entry_id;

-- name: BallotRecordSealings :many
-- Those first that wait for an operator: where something went wrong, and those of which the caller knows that their keys are not there.
select l.*
from (
    select s.entry_id, s.seal, s.key_check, s.state, s.since, s.problem, s.bundle_hash, (s.problem <> '' or s.entry_id = any(sqlc.arg(keyless)::bigint[]))::boolean as waits,
           count(*) over () as total
    from ballot_seal s
) l
where sqlc.narg(after_waits)::boolean is null or (l.waits, l.entry_id) < (sqlc.narg(after_waits)::boolean, sqlc.arg(after_id)::bigint)
order by l.waits desc, l.entry_id desc
limit sqlc.arg(most)::integer;

-- name: BallotRecordAnswers :many
-- What was answered in a sealed poll with how many people answered just this, question by question, in the order of what it says: never
-- ballot by ballot. Texts that were taken from sight stay for the staff.
with seen as (
    select q.position, q.id as question_id,
           case when t.question_id is null or sqlc.arg(staff)::boolean then o.choice else o.choice - 'text' end as choice,
           case when r.question_id is null or sqlc.arg(staff)::boolean then o.reason else '' end as reason
    from ballot_opened o
    join poll_question q on q.id = o.question_id
    left join ballot_hidden_text t on t.question_id = q.id and o.choice ? 'text' and t.text_hash = sha256(convert_to(o.choice->>'text', 'UTF8'))
    left join ballot_hidden_text r on r.question_id = q.id and o.reason <> '' and r.text_hash = sha256(convert_to(o.reason, 'UTF8'))
    where o.entry_id = sqlc.arg(entry_id)
)
select seen.question_id, seen.choice::jsonb as choice, seen.reason::text as reason, count(*) as people
from seen
group by seen.position, seen.question_id, seen.choice, seen.reason
order by seen.position, seen.question_id, seen.choice, seen.reason;

-- name: BallotRecordOrders :many
-- BallotExportOrders of a sealed poll.
select o.choice::jsonb as choice, count(*) as people
from ballot_opened o
where o.entry_id = sqlc.arg(entry_id) and o.question_id = sqlc.arg(question_id) and o.choice->'none' is null
group by o.choice
order by o.choice;

-- name: BallotOpenedFill :exec
-- Writes what the openings of a bundle say, which was verified, in their order, and the different texts in them. The case keeps lines of
-- other kinds from being read.
with opened as (
    insert into ballot_opened (entry_id, question_id, place, choice, reason)
    select sqlc.arg(entry_id)::bigint, (opening.of->>'question')::bigint, row_number() over (order by opening.part, opening.line)::integer,
           (opening.of->>'choice')::jsonb, opening.of->>'reason'
    from (
        select b.number as part, l.line, case when starts_with(l.text, '{"commitment":"') then l.text::jsonb end as of
        from ballot_bundle b
        cross join lateral string_to_table(convert_from(b.part, 'UTF8'), E'\n') with ordinality as l(text, line)
        where b.entry_id = sqlc.arg(entry_id)::bigint
    ) opening
    where opening.of is not null
    order by opening.part, opening.line
    returning question_id, choice, reason
)
insert into ballot_opened_text (entry_id, question_id, hash, is_reason, stance, text, people)
select sqlc.arg(entry_id)::bigint, written.question_id, sha256(convert_to(written.text, 'UTF8')), written.is_reason, written.stance, written.text, count(*)
from (
    select o.question_id, false as is_reason, '' as stance, o.choice->>'text' as text from opened o where o.choice ? 'text'
    union all
    select o.question_id, true, coalesce(o.choice->>'stance', ''), o.reason from opened o
) written
where written.text <> ''
group by written.question_id, written.is_reason, written.stance, written.text
order by sha256(convert_to(written.text, 'UTF8'));
