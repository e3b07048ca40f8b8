-- +goose Up
create table space (
    id             bigint generated always as identity primary key,
    kind           text not null default 'piazza' constraint space_kind check (kind in ('piazza')),
    slug           text not null constraint space_slug_key unique
                   constraint space_slug check (slug ~ '^[a-z0-9](?:[a-z0-9-]{0,78}[a-z0-9])?$'),
    title          text not null constraint space_title check (char_length(title) between 1 and 160),
    description    text not null default '' constraint space_description check (char_length(description) <= 2000),
    owner          text not null default '',
    visibility     text not null default 'public' constraint space_visibility check (visibility in ('public', 'members')),
    law_reference  text,
    law_region     text,
    law_subject    text,
    member_count   integer not null default 0,
    created_at     timestamptz not null,
    updated_at     timestamptz not null
);

-- What a piazza offers, in the order in which it shows it. A section whose kind does not exist yet is kept and named.
create table space_section (
    space_id bigint not null references space on delete cascade,
    code     text not null,
    title    text not null,
    position smallint not null,
    primary key (space_id, code)
);

create table membership (
    space_id  bigint not null references space on delete cascade,
    member_id bigint not null references member on delete cascade,
    role      text not null default 'member'
              constraint membership_role check (role in ('member', 'editor', 'moderator', 'administrator')),
    joined_at timestamptz not null,
    primary key (space_id, member_id)
);
create index membership_member on membership (member_id);
create index membership_recent on membership (space_id, joined_at desc, member_id);

-- +goose Down
drop table membership, space_section, space;
