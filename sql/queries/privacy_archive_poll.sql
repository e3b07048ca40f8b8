-- What a member takes with him of polls: those that he wrote, and how he voted, in secret ones too.

-- name: ArchivePoll :many
select (to_jsonb(p) - 'outcome_html' || jsonb_build_object('entry_title', e.title))::jsonb as line
from poll p join entry e on e.id = p.entry_id
where e.author_id = @member_id::bigint order by p.entry_id;

-- name: ArchivePollQuestion :many
select to_jsonb(q)::jsonb as line
from poll_question q join entry e on e.id = q.entry_id
where e.author_id = @member_id::bigint order by q.entry_id, q.position, q.id;

-- name: ArchivePollOption :many
-- The options of his polls, and those that he added to others'.
select (case when o.added_by = @member_id::bigint then to_jsonb(o) else to_jsonb(o) - 'added_by' end)::jsonb as line
from poll_option o
left join poll_question q on q.id = o.question_id
left join entry e on e.id = q.entry_id
where o.added_by = @member_id::bigint or e.author_id = @member_id::bigint
order by o.question_id, o.position, o.id;

-- name: ArchivePollRow :many
select to_jsonb(r)::jsonb as line
from poll_row r
join poll_question q on q.id = r.question_id
join entry e on e.id = q.entry_id
where e.author_id = @member_id::bigint order by r.question_id, r.position, r.id;

-- name: ArchivePollTemplate :many
select to_jsonb(t)::jsonb as line from poll_template t where t.created_by = @member_id::bigint order by t.id;

-- name: ArchivePollElector :many
select (to_jsonb(l) || jsonb_build_object('entry_title', e.title))::jsonb as line
from poll_elector l left join entry e on e.id = l.entry_id
where l.member_id = @member_id::bigint or l.person_id in (select persons_of(@member_id::bigint))
order by l.entry_id, l.person_id;

-- name: ArchiveBallotVoter :many
select (to_jsonb(v) || jsonb_build_object('entry_title', e.title))::jsonb as line
from ballot_voter v left join entry e on e.id = v.entry_id
where v.person_id in (select persons_of(@member_id::bigint)) or v.member_id = @member_id::bigint
order by v.entry_id, v.person_id;

-- name: ArchiveBallot :many
select (to_jsonb(b) || jsonb_build_object('entry_title', e.title, 'question_title', q.title, 'options', (
    select jsonb_object_agg(o.id, o.title) from poll_option o where o.question_id = b.question_id
)))::jsonb as line
from ballot_voter v
join poll_question q on q.entry_id = v.entry_id
join ballot b on b.question_id = q.id and b.person_id = v.person_id
left join entry e on e.id = v.entry_id
where v.person_id in (select persons_of(@member_id::bigint))
order by b.question_id, b.person_id;

-- name: ArchiveBallotTookPart :many
select (to_jsonb(v) || jsonb_build_object('entry_title', e.title))::jsonb as line
from ballot_took_part v left join entry e on e.id = v.entry_id
where v.person_id in (select persons_of(@member_id::bigint))
order by v.entry_id, v.person_id;

-- name: ArchiveBallotHiddenText :many
select (to_jsonb(h) - 'text_hash')::jsonb as line
from ballot_hidden_text h where h.hidden_by = @member_id::bigint order by h.question_id, h.text_hash;
