-- +goose Up
create table entry (
    id           bigint generated always as identity primary key,
    space_id     bigint not null references space,
    kind         text not null constraint entry_kind check (kind in ('news', 'article', 'topic', 'video')),
    state        text not null default 'draft'
                 constraint entry_state check (state in ('draft', 'review', 'published', 'withdrawn')),
    author_id    bigint not null references member,
    title        text not null constraint entry_title check (char_length(title) between 1 and 160),
    summary      text not null default '' constraint entry_summary check (char_length(summary) <= 400),
    body         text not null default '' constraint entry_body check (octet_length(body) <= 200000),
    body_html    text not null default '',
    tags         text[] not null default '{}',
    language     text not null default 'it',
    featured     boolean not null default false,
    version      integer not null default 1,
    review_note  text not null default '',
    withdrawn_reason text,
    created_at   timestamptz not null,
    updated_at   timestamptz not null,
    submitted_at timestamptz,
    published_at timestamptz,
    withdrawn_at timestamptz,
    constraint entry_published check (state <> 'published' or published_at is not null)
);
create index entry_feed on entry (space_id, published_at desc, id desc) where state = 'published';
create index entry_feed_kind on entry (space_id, kind, published_at desc, id desc) where state = 'published';
create index entry_latest on entry (published_at desc, id desc) where state = 'published';
create index entry_featured on entry (space_id) where featured;
create index entry_space on entry (space_id);
create index entry_author on entry (author_id, id desc);
create index entry_desk on entry (space_id, state, updated_at desc, id desc) where state in ('draft', 'review', 'withdrawn');
create index entry_tags on entry using gin (tags) where state = 'published';

create table entry_video (
    entry_id         bigint primary key references entry on delete cascade,
    provider         text not null constraint entry_video_provider check (provider in ('youtube', 'vimeo', 'peertube')),
    host             text not null,
    reference        text not null constraint entry_video_reference check (reference ~ '^[A-Za-z0-9_-]{1,64}$'),
    duration_seconds integer constraint entry_video_duration check (duration_seconds > 0)
);

-- What was read from elsewhere is kept whole, so that a later kind can take up every fact without importing again.
create table imported_record (
    id          bigint generated always as identity primary key,
    source      text not null,
    kind        text not null,
    key         text not null,
    json        jsonb not null,
    hash        bytea not null,
    space_id    bigint references space,
    entry_id    bigint references entry,
    imported_at timestamptz not null,
    updated_at  timestamptz not null,
    constraint imported_record_key unique (source, kind, key)
);
create index imported_record_entry on imported_record (entry_id);
create index imported_record_space on imported_record (space_id);

-- +goose Down
drop table imported_record, entry_video, entry;
