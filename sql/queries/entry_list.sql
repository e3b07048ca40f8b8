-- Lists give the numbers of entries, in their order; EntryByIDs then reads them whole.

-- name: EntryDesk :many
-- What awaits somebody at the desk: his own drafts, and what was submitted or withdrawn, where he may see it.
select id, updated_at from entry
where space_id = sqlc.arg(space_id)
  and state = any(sqlc.arg(states)::text[]) and state in ('draft', 'review', 'withdrawn')
  and (author_id = sqlc.arg(member_id)::bigint or (sqlc.arg(editor)::boolean and state <> 'draft'))
  and not (kind = 'poll' and state = 'draft' and exists (select 1 from poll p where p.entry_id = entry.id and p.assembly_id is not null))
  and (updated_at, id) < (sqlc.arg(after_time)::timestamptz, sqlc.arg(after_id)::bigint)
order by updated_at desc, id desc
limit sqlc.arg(most)::integer;

-- name: EntryDeskCount :one
select count(*) from entry
where space_id = sqlc.arg(space_id)
  and state = any(sqlc.arg(states)::text[]) and state in ('draft', 'review', 'withdrawn')
  and (author_id = sqlc.arg(member_id)::bigint or (sqlc.arg(editor)::boolean and state <> 'draft'))
  and not (kind = 'poll' and state = 'draft' and exists (select 1 from poll p where p.entry_id = entry.id and p.assembly_id is not null));
