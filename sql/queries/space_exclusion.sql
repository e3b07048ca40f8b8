-- Who may not come back into a piazza. It counts for a person, with whatever account; only the database's clock says until when.

-- name: ExclusionPut :exec
insert into exclusion (space_id, member_id, until, reason, excluded_by, excluded_at)
values (sqlc.arg(space_id), sqlc.arg(member_id), sqlc.narg(until), sqlc.arg(reason), sqlc.arg(excluded_by), sqlc.arg(now))
on conflict (space_id, member_id) do update
set until = excluded.until, reason = excluded.reason, excluded_by = excluded.excluded_by, excluded_at = excluded.excluded_at;

-- name: ExclusionAhead :one
-- Whether a moment is still to come, by the clock that exclusions end by.
select (sqlc.arg(until)::timestamptz > now())::boolean;

-- name: ExclusionEnd :execrows
-- Ends it for the person: whichever account was put out.
delete from exclusion
where exclusion.space_id = sqlc.arg(space_id) and exclusion.member_id in (
    select of.id from member of join member who on who.person_id = of.person_id where who.id = sqlc.arg(member_id)
);

-- name: ExclusionList :many
select exclusion.until, exclusion.reason, exclusion.excluded_at, exclusion.excluded_by, sqlc.embed(member)
from exclusion
join member on member.id = exclusion.member_id
where exclusion.space_id = sqlc.arg(space_id) and (exclusion.until is null or exclusion.until > now())
order by exclusion.excluded_at desc, exclusion.member_id desc
limit 100;
