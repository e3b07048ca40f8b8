-- A handle gives way to another in the texts of polls.

-- name: PollNaming :many
-- The polls of a range of entries in whose texts a handle stands, and perhaps others.
select p.entry_id
from poll p
where p.entry_id > sqlc.arg(above)::bigint and p.entry_id <= sqlc.arg(upto)::bigint
  and (strpos(lower(p.outcome), sqlc.arg(handle)::text) > 0 or exists (
      select 1 from poll_question q
      where q.entry_id = p.entry_id and (
          strpos(lower(concat_ws(' ', q.section, q.title, q.note)), sqlc.arg(handle)::text) > 0
          or exists (select 1 from poll_option o where o.question_id = q.id
                     and strpos(lower(concat_ws(' ', o.title, o.meaning)), sqlc.arg(handle)::text) > 0)
          or exists (select 1 from poll_row r where r.question_id = q.id and strpos(lower(r.title), sqlc.arg(handle)::text) > 0)
      )
  ))
order by p.entry_id;

-- name: PollRename :exec
with questions as (
    update poll_question q
    set section = left(regexp_replace(q.section, sqlc.arg(pattern)::text, sqlc.arg(replacement)::text, 'gi'), 160),
        title = left(regexp_replace(q.title, sqlc.arg(pattern)::text, sqlc.arg(replacement)::text, 'gi'), 300),
        note = left(regexp_replace(q.note, sqlc.arg(pattern)::text, sqlc.arg(replacement)::text, 'gi'), 2000)
    where q.entry_id = any(sqlc.arg(ids)::bigint[])
), options as (
    update poll_option o
    set title = left(regexp_replace(o.title, sqlc.arg(pattern)::text, sqlc.arg(replacement)::text, 'gi'), 200),
        meaning = left(regexp_replace(o.meaning, sqlc.arg(pattern)::text, sqlc.arg(replacement)::text, 'gi'), 500)
    from poll_question q
    where o.question_id = q.id and q.entry_id = any(sqlc.arg(ids)::bigint[])
), rows as (
    update poll_row r
    set title = left(regexp_replace(r.title, sqlc.arg(pattern)::text, sqlc.arg(replacement)::text, 'gi'), 200)
    from poll_question q
    where r.question_id = q.id and q.entry_id = any(sqlc.arg(ids)::bigint[])
)
update poll
set outcome = regexp_replace(outcome, sqlc.arg(pattern)::text, sqlc.arg(replacement)::text, 'gi'),
    outcome_html = regexp_replace(outcome_html, sqlc.arg(pattern)::text, sqlc.arg(replacement)::text, 'gi')
where entry_id = any(sqlc.arg(ids)::bigint[]);

-- name: PollTemplateRename :exec
-- What comes in place of a handle has no sign that would break a document.
update poll_template
set title = left(regexp_replace(title, sqlc.arg(pattern)::text, sqlc.arg(replacement)::text, 'gi'), 160),
    document = regexp_replace(document::text, sqlc.arg(pattern)::text, sqlc.arg(replacement)::text, 'gi')::jsonb
where strpos(lower(title || document::text), sqlc.arg(handle)::text) > 0;
