-- +goose Up
-- Which cluster, database and table the log was written in, as PostgreSQL names them. Elsewhere it is a copy, and gets an
-- incarnation of its own.
alter table installation add column history text not null default '';

-- The furthest place of the log, in the order of its readers, that was ever forgotten: a reader that stands before it has missed
-- something.
create table log_forgotten (
    id        integer primary key default 1 constraint log_forgotten_single check (id = 1),
    xid       xid8 not null default '0',
    stream_id bigint not null default 0,
    seq       bigint not null default 0
);
insert into log_forgotten default values;

-- Up to where a reader has said that it missed something, and how often it had to.
alter table log_reader
    add column missed_xid xid8 not null default '0',
    add column missed_stream_id bigint not null default 0,
    add column missed_seq bigint not null default 0;

-- The notifications that their members may read now, by the rules of spaces and entries.
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

-- +goose Down
drop view notification_readable;
alter table log_reader drop column missed_xid, drop column missed_stream_id, drop column missed_seq;
drop table log_forgotten;
alter table installation drop column history;
