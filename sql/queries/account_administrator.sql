-- Who runs the installation, and the list of all members by which he does.

-- name: MemberAdminister :exec
update member set administrator = sqlc.arg(administrator) where id = sqlc.arg(id);

-- name: MemberRoll :many
-- All members by name. The place to go on from is the name and number of the last one shown.
select * from member
where (not sqlc.arg(goes_on)::boolean or (lower(member.name), member.id) > (lower(sqlc.arg(after_name)::text), sqlc.arg(after_id)::bigint))
  and (sqlc.arg(search)::text = '' or strpos(lower(member.name), lower(sqlc.arg(search)::text)) > 0 or strpos(member.handle, lower(sqlc.arg(search)::text)) > 0)
  and (not sqlc.arg(administrators)::boolean or member.administrator)
  and sqlc.arg(state)::text in ('', case when member.erased_at is not null then 'erased'
          when member.suspended_at is not null and (member.suspended_until is null or member.suspended_until > now()) then 'suspended' else 'active' end)
order by lower(member.name), member.id
limit sqlc.arg(most)::integer;

-- name: MemberRollCount :one
select count(*) from member
where (sqlc.arg(search)::text = '' or strpos(lower(member.name), lower(sqlc.arg(search)::text)) > 0 or strpos(member.handle, lower(sqlc.arg(search)::text)) > 0)
  and (not sqlc.arg(administrators)::boolean or member.administrator)
  and sqlc.arg(state)::text in ('', case when member.erased_at is not null then 'erased'
          when member.suspended_at is not null and (member.suspended_until is null or member.suspended_until > now()) then 'suspended' else 'active' end);
