-- +goose Up
-- Mails that wait to be sent. A row goes when its mail has gone. content is sealed under the installation's key: it may hold
-- what lets somebody in.
create table mail (
    id         bigint generated always as identity primary key,
    address    text not null constraint mail_address check (char_length(address) between 3 and 320),
    template   text not null,
    language   text not null constraint mail_language check (language in ('it', 'en')),
    content    bytea not null,
    created_at timestamptz not null,
    due_at     timestamptz not null,
    expires_at timestamptz not null,
    attempts   integer not null default 0,
    failure    text not null default ''
);
create index mail_due on mail (due_at);
create index mail_address on mail (lower(address));

-- An invitation gives whoever takes it up a role: in a piazza, or, where that is null, the running of the installation. Once.
create table invitation (
    id         bigint generated always as identity primary key,
    token_hash bytea not null constraint invitation_token_hash_key unique,
    space_id   bigint references space,
    role       text not null constraint invitation_role check (role in ('member', 'editor', 'moderator', 'administrator')),
    address    text constraint invitation_address check (char_length(address) between 3 and 320),
    invited_by bigint references member,
    created_at timestamptz not null,
    expires_at timestamptz not null,
    used_at    timestamptz,
    used_by    bigint references member,
    revoked_at timestamptz,
    constraint invitation_place check (space_id is not null or role = 'administrator'),
    constraint invitation_used check ((used_at is null) = (used_by is null))
);
create index invitation_space on invitation (space_id, id desc);
create index invitation_by on invitation (invited_by);
create index invitation_user on invitation (used_by);

-- Who may not come back into a piazza, and until when; null where no end was set.
create table exclusion (
    space_id    bigint not null references space on delete cascade,
    member_id   bigint not null references member on delete cascade,
    until       timestamptz,
    reason      text not null default '' constraint exclusion_reason check (char_length(reason) <= 500),
    excluded_by bigint not null references member,
    excluded_at timestamptz not null,
    primary key (space_id, member_id)
);
create index exclusion_member on exclusion (member_id);
create index exclusion_by on exclusion (excluded_by);

-- With which secret keys the installation began, by what they make of their own names: a node with another key would seal what
-- nobody opens, and take one person for two.
create table installation_key (
    name        text primary key,
    fingerprint bytea not null
);

-- Administrators read the list of all members by name.
create index member_roll on member (lower(name), id);

drop view notification_owing;
-- Who may vote in an open poll and has not. Where whoever is signed in may vote, the members of the piazza are meant: nobody else
-- asked to hear of it. Whoever was put out of the piazza does not vote there.
create view notification_owing as
select p.entry_id, m.person_id, m.id as member_id
from poll p
join entry e on e.id = p.entry_id
join space s on s.id = e.space_id
cross join member m
left join membership own on own.space_id = e.space_id and own.member_id = m.id
where e.state = 'published' and p.phase = 'open' and (p.closes_at is null or p.closes_at > now())
  and m.erased_at is null and (m.suspended_at is null or m.suspended_until <= now())
  and (s.visibility = 'public' or m.administrator or own.member_id is not null)
  and case p.electorate
      when 'list' then exists (select from poll_elector l where l.entry_id = p.entry_id and l.person_id = m.person_id)
      else own.member_id is not null
  end
  and array_position(array['none', 'social', 'email', 'substantial', 'high'], m.assurance)
      >= array_position(array['none', 'social', 'email', 'substantial', 'high'], p.assurance)
  and not exists (select from ballot_voter v where v.entry_id = p.entry_id and v.person_id = m.person_id)
  and not exists (
      select from exclusion x join member o on o.id = x.member_id
      where x.space_id = e.space_id and o.person_id = m.person_id and (x.until is null or x.until > now())
  );

-- +goose Down
drop view notification_owing;
create view notification_owing as
select p.entry_id, m.person_id, m.id as member_id
from poll p
join entry e on e.id = p.entry_id
join space s on s.id = e.space_id
cross join member m
left join membership own on own.space_id = e.space_id and own.member_id = m.id
where e.state = 'published' and p.phase = 'open' and (p.closes_at is null or p.closes_at > now())
  and m.erased_at is null and (m.suspended_at is null or m.suspended_until <= now())
  and (s.visibility = 'public' or m.administrator or own.member_id is not null)
  and case p.electorate
      when 'list' then exists (select from poll_elector l where l.entry_id = p.entry_id and l.person_id = m.person_id)
      else own.member_id is not null
  end
  and array_position(array['none', 'social', 'email', 'substantial', 'high'], m.assurance)
      >= array_position(array['none', 'social', 'email', 'substantial', 'high'], p.assurance)
  and not exists (select from ballot_voter v where v.entry_id = p.entry_id and v.person_id = m.person_id);
drop index member_roll;
drop table installation_key;
drop table exclusion, invitation, mail;
