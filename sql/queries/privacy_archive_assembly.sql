-- What a member takes with him of assemblies: those that he prepared, what he did in them, where he came in, what he asked. Codes
-- and passes are secrets, also of an assembly of his own.

-- name: ArchiveAssembly :many
-- What others write in it belongs to them: the draft of the minutes, what is said to everybody; published minutes are public.
select (to_jsonb(a) - '{body_html,minutes_html,code,code_version,message,minutes}'::text[]
        || case when a.minutes_published_at is null then '{}' else jsonb_build_object('minutes', a.minutes) end
        || jsonb_build_object('space_title', s.title))::jsonb as line
from assembly a left join space s on s.id = a.space_id
where a.created_by = @member_id::bigint order by a.id;

-- name: ArchiveAssemblyItem :many
-- The questions that he wrote himself, in whatever assembly: those of others who prepared it with him are hidden until they are asked.
select (to_jsonb(i) || jsonb_build_object('entry_title', e.title))::jsonb as line
from assembly_item i
join entry e on e.id = i.entry_id
where e.author_id = @member_id::bigint order by i.assembly_id, i.position, i.id;

-- name: ArchiveAssemblyAct :many
select (to_jsonb(x) - 'before' || jsonb_build_object('assembly_title', a.title))::jsonb as line
from assembly_act x left join assembly a on a.id = x.assembly_id
where x.member_id = @member_id::bigint order by x.assembly_id, x.number;

-- name: ArchiveAssemblyParticipant :many
select (to_jsonb(p) || jsonb_build_object('assembly_title', a.title))::jsonb as line
from assembly_participant p left join assembly a on a.id = p.assembly_id
where p.member_id = @member_id::bigint or p.person_id in (select persons_of(@member_id::bigint))
order by p.assembly_id, p.person_id;

-- name: ArchiveAssemblySlip :many
select (to_jsonb(l) - 'code_hash')::jsonb as line
from assembly_slip l where l.created_by = @member_id::bigint order by l.id;

-- name: ArchiveAssemblyScreen :many
select (to_jsonb(c) - 'pass_hash')::jsonb as line
from assembly_screen c where c.created_by = @member_id::bigint order by c.id;

-- name: ArchiveAssemblyFloor :many
-- His own questions.
select (to_jsonb(f) - '{set_by,guest_id}'::text[] || jsonb_build_object('assembly_title', a.title))::jsonb as line
from assembly_floor f left join assembly a on a.id = f.assembly_id
where f.member_id = @member_id::bigint order by f.id;

-- name: ArchiveAssemblyFloorSet :many
-- What he has decided about questions: that he did, not what they said.
select jsonb_build_object('id', f.id, 'assembly_id', f.assembly_id, 'state', f.state, 'set_by', f.set_by)::jsonb as line
from assembly_floor f where f.set_by = @member_id::bigint order by f.id;

-- name: ArchiveAssemblyFloorVote :many
-- The questions that he wants answered.
select (to_jsonb(v) || jsonb_build_object('text', f.text))::jsonb as line
from assembly_floor_vote v left join assembly_floor f on f.id = v.floor_id and f.state in ('shown', 'answered')
where v.voter in (select persons_of(@member_id::bigint)) order by v.floor_id;
