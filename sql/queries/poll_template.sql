-- Forms of polls that piazze keep.

-- name: PollTemplateList :many
select id, title, document::text as document from poll_template where space_id = $1 order by lower(title), id;

-- name: PollTemplateAdd :one
-- A piazza keeps so many and no more, and so many bytes of them: they are answered all together.
insert into poll_template (space_id, title, document, created_by, created_at)
select sqlc.arg(space_id), sqlc.arg(title), sqlc.arg(document)::text::jsonb, sqlc.arg(created_by), sqlc.arg(created_at)
where (select count(*) from poll_template t where t.space_id = sqlc.arg(space_id)) < sqlc.arg(most)::bigint
    and octet_length(sqlc.arg(document)::text) + (
        select coalesce(sum(octet_length(t.document::text)), 0) from poll_template t where t.space_id = sqlc.arg(space_id)
    ) <= sqlc.arg(most_bytes)::bigint
on conflict (space_id, title) do nothing
returning id;

-- name: PollTemplateTitled :one
select exists (select 1 from poll_template where space_id = sqlc.arg(space_id) and title = sqlc.arg(title));

-- name: PollTemplateSpace :one
select space_id from poll_template where id = $1 for update;

-- name: PollTemplateDelete :exec
delete from poll_template where id = $1;
