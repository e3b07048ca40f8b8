-- +goose Up
-- That those who may vote in a poll and have not are reminded of it. above is how far the writing has come, by person: it is done
-- a part at a time, by whichever node.
create table notification_reminder (
    id         bigint generated always as identity primary key,
    entry_id   bigint not null references poll on delete cascade,
    created_at timestamptz not null,
    above      bigint not null default 0,
    done       boolean not null default false
);
create index notification_reminder_entry on notification_reminder (entry_id);
create index notification_reminder_waiting on notification_reminder (id) where not done;

-- A notification is about a comment, or reminds of a poll; each once.
alter table notification
    alter column comment_id drop not null,
    add column reminder_id bigint references notification_reminder on delete cascade,
    drop constraint notification_kind,
    add constraint notification_kind check (kind in ('reply', 'mention', 'poll_reminder')),
    add constraint notification_about check (
        (kind = 'poll_reminder') = (reminder_id is not null) and (reminder_id is null) = (comment_id is not null)
    ),
    add constraint notification_reminded_once unique (member_id, reminder_id);
create index notification_reminded on notification (reminder_id) where reminder_id is not null;

drop view notification_readable;
-- What was written to somebody, as far as he may read it; the comment is 0 where there is none.
create view notification_readable as
select n.id, n.member_id, n.kind, coalesce(n.comment_id, 0)::bigint as comment_id, n.entry_id, n.created_at, n.read_at
from notification n
join member m on m.id = n.member_id
join entry e on e.id = n.entry_id
join space s on s.id = e.space_id
left join membership p on p.space_id = e.space_id and p.member_id = n.member_id
where (s.visibility = 'public' or m.administrator or p.member_id is not null)
  and case e.state
      when 'published' then true
      when 'draft' then e.author_id = m.id and (m.administrator or p.member_id is not null)
      else m.administrator or p.role in ('editor', 'moderator', 'administrator') or (e.author_id = m.id and p.member_id is not null)
  end;

-- Who may vote in an open poll and has not. Where whoever is signed in may vote, the members of the piazza are meant: nobody else
-- asked to hear of it.
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

-- +goose Down
drop view notification_owing;
drop view notification_readable;
delete from notification where kind = 'poll_reminder';
alter table notification
    drop constraint notification_reminded_once,
    drop constraint notification_about,
    drop constraint notification_kind,
    add constraint notification_kind check (kind in ('reply', 'mention')),
    drop column reminder_id,
    alter column comment_id set not null;
drop table notification_reminder;
create view notification_readable as
select n.id, n.member_id, n.kind, n.comment_id, n.entry_id, n.created_at, n.read_at
from notification n
join member m on m.id = n.member_id
join entry e on e.id = n.entry_id
join space s on s.id = e.space_id
left join membership p on p.space_id = e.space_id and p.member_id = n.member_id
where (s.visibility = 'public' or m.administrator or p.member_id is not null)
  and case e.state
      when 'published' then true
      when 'draft' then e.author_id = m.id and (m.administrator or p.member_id is not null)
      else m.administrator or p.role in ('editor', 'moderator', 'administrator') or (e.author_id = m.id and p.member_id is not null)
  end;
