-- +goose Up
-- Counters of the thread under an entry. Apart from entry, so that a busy discussion does not rewrite the wide row.
create table thread (
    entry_id        bigint primary key references entry on delete cascade,
    comment_count   integer not null default 0,
    top_count       integer not null default 0,
    last_comment_at timestamptz
);

-- path: the comment's place in reading order, at most three ids (root, second level, third level).
-- An answer below the third level keeps its true parent_id and continues the third.
create table comment (
    id             bigint generated always as identity primary key,
    entry_id       bigint not null references entry,
    parent_id      bigint references comment,
    root_id        bigint not null,
    path           bigint[] not null constraint comment_path check (cardinality(path) between 1 and 3),
    author_id      bigint not null references member,
    state          text not null default 'visible' constraint comment_state check (state in ('visible', 'hidden', 'deleted')),
    body           text not null constraint comment_body check (octet_length(body) <= 40000),
    body_html      text not null,
    agree_count    integer not null default 0,
    thanks_count   integer not null default 0,
    insight_count  integer not null default 0,
    reaction_count integer not null default 0,
    reply_count    integer not null default 0,
    version        integer not null default 1,
    hidden_reason  text,
    hidden_by      bigint references member,
    created_at     timestamptz not null,
    edited_at      timestamptz,
    state_at       timestamptz
);
-- By root_id, which at the top is the id: were it the id, the planner might walk the primary key past every other thread.
create index comment_oldest on comment (entry_id, root_id) where parent_id is null;
create index comment_reacted on comment (entry_id, reaction_count desc, id desc) where parent_id is null;
create index comment_replies on comment (root_id, path) where parent_id is not null;
create index comment_author on comment (author_id, id desc);
-- By entry alone: with the id beside it the planner would page through a thread by this one, answers and all.
create index comment_entry on comment (entry_id);

-- What a comment said before each edit.
create table comment_revision (
    comment_id bigint not null references comment on delete cascade,
    version    integer not null,
    body       text not null,
    body_html  text not null,
    written_at timestamptz not null,
    primary key (comment_id, version)
);

create table reaction (
    comment_id bigint not null references comment on delete cascade,
    member_id  bigint not null references member on delete cascade,
    kind       text not null constraint reaction_kind check (kind in ('agree', 'thanks', 'insight')),
    created_at timestamptz not null,
    primary key (comment_id, member_id, kind)
);
create index reaction_member on reaction (member_id, comment_id);

create table mention (
    comment_id bigint not null references comment on delete cascade,
    member_id  bigint not null references member on delete cascade,
    primary key (comment_id, member_id)
);
create index mention_member on mention (member_id, comment_id desc);

-- Every decision of moderation, append only.
create table moderation_decision (
    id         bigint generated always as identity primary key,
    space_id   bigint not null references space,
    comment_id bigint references comment,
    entry_id   bigint references entry,
    action     text not null constraint moderation_action check (action in ('hide', 'restore', 'withdraw', 'reinstate')),
    reason     text not null,
    decided_by bigint not null references member,
    decided_at timestamptz not null
);
create index moderation_decision_space on moderation_decision (space_id, id desc);
create index moderation_decision_comment on moderation_decision (comment_id);

-- +goose Down
drop table moderation_decision, mention, reaction, comment_revision, comment, thread;
