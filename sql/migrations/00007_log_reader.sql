-- +goose Up
-- Where each reader of the whole log stands: after the notice (xid, stream_id, seq). The position moves in the transaction that
-- does what the reader is for. incarnation: the log that the position belongs to.
create table log_reader (
    name        text primary key,
    incarnation uuid not null,
    xid         xid8 not null default '0',
    stream_id   bigint not null default 0,
    seq         bigint not null default 0,
    read_at     timestamptz
);

-- +goose Down
drop table log_reader;
