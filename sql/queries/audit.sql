-- The audit trail. internal/audit/doc.go says what a hash covers.

-- name: AuditAdd :execrows
-- Appends a record. Whoever holds the end of the trail goes on from where the last one left it.
with before as (
    select seq, hash from audit_head where id = 1 for update
), raised as (
    update audit_head
    set seq = before.seq + 1, hash = sha256(@version::bytea || int8send(before.seq + 1) || before.hash || @body::bytea)
    from before where audit_head.id = 1
    returning audit_head.seq, audit_head.hash
)
insert into audit_record (seq, at, kind, actor_id, member_id, space_id, facts, detail, salt, commitment, previous, hash)
select raised.seq, @at, @kind, sqlc.narg(actor_id)::bigint, sqlc.narg(member_id)::bigint, sqlc.narg(space_id)::bigint, @facts,
    sqlc.narg(detail)::text, @salt, @commitment, before.hash, raised.hash
from raised, before;

-- name: AuditPage :many
-- Records before one of them, newest first: those that concern a member or that he made, of these kinds; all where none is named.
select * from audit_record
where seq < @before::bigint
    and (@member_id::bigint = 0 or member_id = @member_id or actor_id = @member_id)
    and (cardinality(@kinds::text[]) = 0 or kind = any(@kinds::text[]))
order by seq desc
limit @most::integer;

-- name: AuditTotal :one
select count(*) from audit_record
where (@member_id::bigint = 0 or member_id = @member_id or actor_id = @member_id)
    and (cardinality(@kinds::text[]) = 0 or kind = any(@kinds::text[]));

-- name: AuditChain :many
select * from audit_record order by seq;

-- name: AuditHead :one
select seq, hash from audit_head where id = 1;

-- name: AuditForgetAbout :exec
-- Forgets what was said about a member, and by him.
update audit_record set detail = null, salt = null
where detail is not null and (member_id = @member_id::bigint or actor_id = @member_id::bigint);

-- name: AuditForgetNaming :execrows
-- Forgets those of a range of details that hold a handle; nothing else of a record can be changed.
update audit_record set detail = null, salt = null
where detail ~* @pattern::text and seq > @above::bigint and seq <= @upto::bigint;

-- name: AuditForgetOld :execrows
-- Forgets the next details that have been kept long enough, by the database's clock.
update audit_record set detail = null, salt = null
where seq in (select old.seq from audit_record old where old.detail is not null and old.at < now() - make_interval(secs => @kept::float8) order by old.at limit @most::integer);
