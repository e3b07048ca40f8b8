-- +goose Up
-- The log that every live delivery reads. head: the last sequence number given out; floor: what is below it has been forgotten.
create table stream (
    id    bigint generated always as identity primary key,
    kind  text not null,
    ref   bigint not null,
    head  bigint not null default 0,
    floor bigint not null default 0,
    constraint stream_key unique (kind, ref)
);

-- Raised and written in the last statement of the transaction: the lock on the stream's row makes the order of seq the order of commits.
create table notice (
    stream_id  bigint not null references stream on delete cascade,
    seq        bigint not null,
    kind       text not null,
    ref        bigint not null,
    version    bigint not null default 0,
    tag        bigint not null,
    xid        xid8 not null default pg_current_xact_id(),
    created_at timestamptz not null,
    primary key (stream_id, seq)
);
create index notice_position on notice (xid, stream_id, seq);

-- What a creating mutation answered to a key, for 24 hours.
create table idempotency (
    member_id  bigint not null references member on delete cascade,
    mutation   text not null,
    key        text not null constraint idempotency_key_length check (char_length(key) between 1 and 200),
    input_hash bytea not null,
    ref        bigint not null,
    created_at timestamptz not null,
    primary key (member_id, mutation, key)
);
create index idempotency_age on idempotency (created_at);

-- +goose Down
drop table idempotency, notice, stream;
