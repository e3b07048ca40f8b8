-- +goose Up
-- What was written to a member. A comment reaches him once, whatever the reasons.
create table notification (
    id         bigint generated always as identity primary key,
    member_id  bigint not null references member on delete cascade,
    kind       text not null constraint notification_kind check (kind in ('reply', 'mention')),
    comment_id bigint not null references comment on delete cascade,
    entry_id   bigint not null references entry on delete cascade,
    created_at timestamptz not null,
    read_at    timestamptz,
    constraint notification_once unique (member_id, comment_id)
);
create index notification_list on notification (member_id, id desc);
create index notification_waiting on notification (member_id) where read_at is null;
create index notification_comment on notification (comment_id);
create index notification_entry on notification (entry_id);

-- How many wait, and a version that grows with each change: a state for the badge.
create table notification_unread (
    member_id bigint primary key references member on delete cascade,
    version   bigint not null default 0,
    count     integer not null default 0 constraint notification_unread_count check (count >= 0)
);

-- +goose Down
drop table notification_unread, notification;
