-- +goose Up
-- One row: what this database is. The program writes it right after the first migration and compares it at each start.
create table installation (
    id          integer primary key default 1 constraint installation_single check (id = 1),
    mode        text not null constraint installation_mode check (mode in ('demo', 'production')),
    incarnation uuid not null,
    cursor_key  bytea not null constraint installation_cursor_key check (octet_length(cursor_key) = 32),
    seeded_at   timestamptz,
    created_at  timestamptz not null
);

-- +goose Down
drop table installation;
