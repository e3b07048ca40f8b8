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
