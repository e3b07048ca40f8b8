-- name: AssertionTake :execrows
-- Notes that an assertion was taken; no row comes where it was before, by whichever node.
insert into saml_assertion (id_hash, expires_at)
values (sqlc.arg(id_hash), sqlc.arg(expires_at))
on conflict (id_hash) do nothing;

-- name: AssertionForget :exec
-- Those that nobody would believe any more, an hour after: clocks may differ.
delete from saml_assertion where saml_assertion.id_hash in (
    select old.id_hash from saml_assertion old where old.expires_at < now() - interval '1 hour' limit 100 for update skip locked
);

-- name: AssertionClock :one
select clock_timestamp()::timestamptz as now;
