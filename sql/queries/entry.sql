-- An entry is always read whole: with its piazza, its author and, for videos, its recording.

-- name: EntryByID :one
select sqlc.embed(entry), sqlc.embed(space), sqlc.embed(member),
       v.provider, v.host, v.reference, v.duration_seconds,
       (select coalesce(json_agg(json_build_object('code', s.code, 'title', s.title) order by s.position, s.code), '[]') from space_section s where s.space_id = space.id)::text as sections
from entry
join space on space.id = entry.space_id
join member on member.id = entry.author_id
left join entry_video v on v.entry_id = entry.id
where entry.id = $1;

-- name: EntryLock :one
select sqlc.embed(entry), sqlc.embed(space), sqlc.embed(member),
       v.provider, v.host, v.reference, v.duration_seconds,
       (select coalesce(json_agg(json_build_object('code', s.code, 'title', s.title) order by s.position, s.code), '[]') from space_section s where s.space_id = space.id)::text as sections
from entry
join space on space.id = entry.space_id
join member on member.id = entry.author_id
left join entry_video v on v.entry_id = entry.id
where entry.id = $1
for update of entry;

-- name: EntryByIDs :many
select sqlc.embed(entry), sqlc.embed(space), sqlc.embed(member),
       v.provider, v.host, v.reference, v.duration_seconds,
       (select coalesce(json_agg(json_build_object('code', s.code, 'title', s.title) order by s.position, s.code), '[]') from space_section s where s.space_id = space.id)::text as sections
from entry
join space on space.id = entry.space_id
join member on member.id = entry.author_id
left join entry_video v on v.entry_id = entry.id
where entry.id = any(sqlc.arg(ids)::bigint[]);

-- name: EntryPlace :one
-- What a new entry begins with: where it will stand, and who writes it. He is held: an erasure waits until the draft
-- stands, and then finds it.
select sqlc.embed(space), sqlc.embed(member),
       (select coalesce(json_agg(json_build_object('code', s.code, 'title', s.title) order by s.position, s.code), '[]') from space_section s where s.space_id = space.id)::text as sections
from space, member
where space.id = sqlc.arg(space_id) and member.id = sqlc.arg(member_id)
  and member.erased_at is null and (member.suspended_at is null or member.suspended_until <= now())
for key share of member;

-- name: EntryAdd :one
-- The thread under it is born with it.
with added as (
    insert into entry (space_id, kind, state, author_id, title, summary, body, body_html, tags, language, featured, review_note,
                       withdrawn_reason, created_at, updated_at, submitted_at, published_at, withdrawn_at)
    values (sqlc.arg(space_id), sqlc.arg(kind), sqlc.arg(state), sqlc.arg(author_id), sqlc.arg(title), sqlc.arg(summary),
            sqlc.arg(body), sqlc.arg(body_html), sqlc.arg(tags), sqlc.arg(language), sqlc.arg(featured), sqlc.arg(review_note),
            sqlc.narg(withdrawn_reason), sqlc.arg(created_at), sqlc.arg(updated_at), sqlc.narg(submitted_at),
            sqlc.narg(published_at), sqlc.narg(withdrawn_at))
    returning id
)
insert into thread (entry_id) select id from added returning entry_id;

-- name: EntryRewrite :exec
update entry
set title = sqlc.arg(title), summary = sqlc.arg(summary), body = sqlc.arg(body), body_html = sqlc.arg(body_html),
    tags = sqlc.arg(tags), language = sqlc.arg(language), version = sqlc.arg(version), updated_at = sqlc.arg(updated_at)
where id = sqlc.arg(id);

-- name: EntryTurn :exec
-- Moves an entry to another state, or to another place on the page.
update entry
set state = sqlc.arg(state), featured = sqlc.arg(featured), version = sqlc.arg(version), updated_at = sqlc.arg(updated_at),
    review_note = sqlc.arg(review_note), withdrawn_reason = sqlc.narg(withdrawn_reason), submitted_at = sqlc.narg(submitted_at),
    published_at = sqlc.narg(published_at), withdrawn_at = sqlc.narg(withdrawn_at)
where id = sqlc.arg(id);

-- name: EntryHeld :exec
-- Takes entries out of all lists, or puts them in.
update entry set held = sqlc.arg(held) where id = any(sqlc.arg(ids)::bigint[]) and held <> sqlc.arg(held);

-- name: EntryDelete :execrows
-- What an assembly holds is taken away there.
delete from entry where id = $1 and not exists (select 1 from poll p where p.entry_id = entry.id and p.assembly_id is not null);

-- name: EntryDrafts :many
-- What a member has not published, held. What he prepared for an assembly is not his alone.
select e.id from entry e
where e.author_id = $1 and e.state in ('draft', 'review') and e.published_at is null
  and not exists (select 1 from poll p where p.entry_id = e.id and p.assembly_id is not null)
order by e.id for update of e;

-- name: EntryTalked :one
-- Whether anybody has said anything under an entry. Who holds the entry's row keeps everybody from saying anything now.
select exists (select 1 from comment c where c.entry_id = sqlc.arg(entry_id)::bigint);

-- name: EntryRename :many
-- Replaces a handle in the texts of a range of entries.
update entry
set title = left(regexp_replace(title, sqlc.arg(pattern)::text, sqlc.arg(replacement)::text, 'gi'), 160),
    summary = left(regexp_replace(summary, sqlc.arg(pattern)::text, sqlc.arg(replacement)::text, 'gi'), 400),
    body = regexp_replace(body, sqlc.arg(pattern)::text, sqlc.arg(replacement)::text, 'gi'),
    body_html = regexp_replace(body_html, sqlc.arg(pattern)::text, sqlc.arg(replacement)::text, 'gi'),
    review_note = regexp_replace(review_note, sqlc.arg(pattern)::text, sqlc.arg(replacement)::text, 'gi'),
    withdrawn_reason = regexp_replace(withdrawn_reason, sqlc.arg(pattern)::text, sqlc.arg(replacement)::text, 'gi'),
    version = version + 1
where id > sqlc.arg(above)::bigint and id <= sqlc.arg(upto)::bigint
  and strpos(lower(concat_ws(' ', title, summary, body, review_note, withdrawn_reason)), sqlc.arg(handle)::text) > 0
  and concat_ws(' ', title, summary, body, review_note, withdrawn_reason) ~* sqlc.arg(pattern)::text
returning id, space_id, state, version;

-- name: EntryLast :one
-- The greatest number of an entry.
select coalesce(max(id), 0)::bigint from entry;

-- name: EntryRecordDetach :exec
-- The record outlives the entry that was made from it.
update imported_record set entry_id = null where entry_id = $1;

-- name: EntryVideoPut :exec
insert into entry_video (entry_id, provider, host, reference, duration_seconds)
values (sqlc.arg(entry_id), sqlc.arg(provider), sqlc.arg(host), sqlc.arg(reference), sqlc.narg(duration_seconds))
on conflict (entry_id) do update
set provider = excluded.provider, host = excluded.host, reference = excluded.reference, duration_seconds = excluded.duration_seconds;

-- name: EntryUnfeature :many
-- One entry stands first: whatever stood there steps back. Versions say so to those who watch.
update entry set featured = false, version = version + 1
where space_id = sqlc.arg(space_id) and featured and id <> sqlc.arg(id)
returning id, version;

-- name: EntryFeatured :one
-- What the editors put first, the newest piece of news where they chose none.
select sqlc.embed(entry), sqlc.embed(space), sqlc.embed(member),
       v.provider, v.host, v.reference, v.duration_seconds,
       (select coalesce(json_agg(json_build_object('code', s.code, 'title', s.title) order by s.position, s.code), '[]') from space_section s where s.space_id = space.id)::text as sections
from entry
join space on space.id = entry.space_id
join member on member.id = entry.author_id
left join entry_video v on v.entry_id = entry.id
where entry.id = coalesce(
    (select first.id from entry first where first.space_id = sqlc.arg(space_id) and first.featured and first.state = 'published' limit 1),
    (select latest.id from entry latest where latest.space_id = sqlc.arg(space_id) and latest.kind = 'news' and latest.state = 'published'
     order by latest.published_at desc, latest.id desc limit 1)
);

-- name: EntryPiazzaHold :exec
-- Whoever chooses what stands first waits for whoever is choosing.
select id from space where id = $1 for no key update;

-- name: EntryDecisionAdd :exec
insert into moderation_decision (space_id, entry_id, action, reason, decided_by, decided_at)
values ($1, $2, $3, $4, $5, $6);

-- name: EntryKnownHandles :many
-- The members among those whom a text seems to mention.
select handle from member where handle = any(sqlc.arg(handles)::text[]) and erased_at is null;

-- name: EntryRecordByKey :one
select id, hash, entry_id, updated_at from imported_record where source = $1 and kind = $2 and key = $3 for update;

-- name: EntryRecordPut :one
insert into imported_record (source, kind, key, json, hash, space_id, entry_id, imported_at, updated_at)
values (sqlc.arg(source), sqlc.arg(kind), sqlc.arg(key), sqlc.arg(json), sqlc.arg(hash), sqlc.narg(space_id), sqlc.narg(entry_id),
        sqlc.arg(now), sqlc.arg(now))
on conflict (source, kind, key) do update
set json = excluded.json, hash = excluded.hash, space_id = excluded.space_id, entry_id = excluded.entry_id, updated_at = excluded.updated_at
returning id;

-- name: EntryRecordsOfEntries :many
select id, source, kind, json::text as json, imported_at, entry_id::bigint as entry_id
from imported_record where entry_id = any(sqlc.arg(ids)::bigint[])
order by id;

-- name: EntryRecordsOfPiazza :many
select id, source, kind, json::text as json, imported_at from imported_record where space_id = $1 order by kind, id limit 500;

-- name: EntryRecordByID :one
select id, source, kind, json::text as json, imported_at, space_id from imported_record where id = $1;
