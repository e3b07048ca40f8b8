-- +goose Up
-- Every change of a role, of a way to come in, every sanction. Each record's hash covers the one before it; nobody changes or
-- removes one. What names a person is detail and salt alone: they can be forgotten, and the hash, which covers a commitment to
-- them, still holds.
create table audit_record (
    seq        bigint primary key,
    at         timestamptz not null,
    kind       text not null,
    actor_id   bigint,
    member_id  bigint,
    space_id   bigint,
    facts      jsonb not null default '{}',
    detail     text,
    salt       bytea,
    commitment bytea not null,
    previous   bytea not null,
    hash       bytea not null,
    constraint audit_record_detail check ((detail is null) = (salt is null))
);
create index audit_record_member on audit_record (member_id, seq desc);
create index audit_record_actor on audit_record (actor_id, seq desc);
create index audit_record_space on audit_record (space_id, seq desc);

-- The end of the chain: whoever adds a record holds this row.
create table audit_head (
    id   integer primary key default 1 constraint audit_head_single check (id = 1),
    seq  bigint not null default 0,
    hash bytea not null default '\x0000000000000000000000000000000000000000000000000000000000000000'
);
insert into audit_head default values;

-- +goose StatementBegin
create function audit_is_kept() returns trigger language plpgsql as $$
begin
    if tg_op = 'UPDATE' and new.detail is null and new.salt is null
        and (to_jsonb(new) - 'detail' - 'salt') = (to_jsonb(old) - 'detail' - 'salt') then
        return new;
    end if;
    raise exception 'audit_record is append only' using errcode = 'restrict_violation';
end $$;
-- +goose StatementEnd
create trigger audit_is_kept before update or delete on audit_record for each row execute function audit_is_kept();
create trigger audit_is_not_emptied before truncate on audit_record for each statement execute function audit_is_kept();

-- The notice of how personal data is treated, each version for good, and who agreed to which.
create table privacy_notice (
    version      integer primary key constraint privacy_notice_version check (version > 0),
    body_it      text not null constraint privacy_notice_it check (char_length(body_it) between 1 and 100000),
    body_en      text not null constraint privacy_notice_en check (char_length(body_en) between 1 and 100000),
    -- asks: whoever agreed to an earlier one is asked again
    asks         boolean not null,
    published_by bigint references member,
    published_at timestamptz not null
);
create index privacy_notice_by on privacy_notice (published_by);

create table consent (
    member_id  bigint not null references member on delete cascade,
    version    integer not null references privacy_notice,
    of_age     boolean not null,
    given_at   timestamptz not null,
    primary key (member_id, version)
);

-- What a member does not want to be told of.
create table notification_muted (
    member_id bigint not null references member on delete cascade,
    kind      text not null constraint notification_muted_kind check (kind in ('reply', 'mention', 'poll_reminder')),
    primary key (member_id, kind)
);

-- Who a member is in what was counted: his person, and those that turned out to be he.
create function persons_of(member_id bigint) returns setof bigint language sql stable rows 1 as $$
    with recursive mine(id) as (
        select m.person_id from member m where m.id = persons_of.member_id
        union
        select p.id from mine join person p on p.united_into = mine.id
    )
    select id from mine
$$;

-- The addresses that are proved to be a member's, in lower case.
create function addresses_of(member_id bigint) returns setof text language sql stable rows 2 as $$
    select distinct lower(i.email) from identity i where i.member_id = addresses_of.member_id and i.email_verified and i.email <> ''
$$;

-- The audit trail too is searched for the old handle of whoever erased himself.
alter table erasure drop constraint erasure_texts,
    add constraint erasure_texts check (texts in ('comment', 'entry', 'member', 'reason', 'decision', 'audit', 'rest'));

-- By these a member's archive finds what he did.
create index comment_hidden on comment (hidden_by) where hidden_by is not null;
create index poll_option_added on poll_option (added_by) where added_by is not null;
create index poll_elector_person on poll_elector (person_id);
create index poll_elector_member on poll_elector (member_id);
create index moderation_decision_by on moderation_decision (decided_by);
-- By these is found what has been kept long enough.
create index notification_read on notification (read_at) where read_at is not null;
create index session_over on session (least(expires_at, revoked_at));
create index audit_record_said on audit_record (at) where detail is not null;

-- +goose Down
alter table erasure drop constraint erasure_texts;
update erasure set texts = 'rest', above = 0 where texts = 'audit';
alter table erasure add constraint erasure_texts check (texts in ('comment', 'entry', 'member', 'reason', 'decision', 'rest'));
drop index comment_hidden, poll_option_added, poll_elector_person, poll_elector_member, moderation_decision_by, notification_read, session_over, audit_record_said;
drop function persons_of, addresses_of;
drop table notification_muted, consent, privacy_notice, audit_record, audit_head;
drop function audit_is_kept;
