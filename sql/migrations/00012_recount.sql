-- +goose Up
-- What a change of rights leaves to be counted anew: the notifications under an entry, or under all entries of a space. above is
-- how far the counting has come, by member or by entry. It is done a part at a time, by whichever node, apart from the reading of
-- the log: however many it concerns, what follows does not wait.
create table notification_recount (
    scope text not null constraint notification_recount_scope check (scope in ('entry', 'space')),
    ref   bigint not null,
    above bigint not null default 0,
    primary key (scope, ref)
);
create index notification_entry_waiting on notification (entry_id, member_id) where read_at is null;
drop index entry_space;
create index entry_space on entry (space_id, id);

-- An erasure searches what members say of themselves and the reasons of decisions a part at a time too.
alter table erasure drop constraint erasure_texts;
update erasure set texts = 'member', above = 0 where texts = 'rest';
alter table erasure
    add constraint erasure_texts check (texts in ('comment', 'entry', 'member', 'reason', 'decision', 'rest'));

-- +goose Down
alter table erasure drop constraint erasure_texts;
update erasure set texts = 'rest', above = 0 where texts not in ('comment', 'entry');
alter table erasure add constraint erasure_texts check (texts in ('comment', 'entry', 'rest'));

drop index entry_space;
create index entry_space on entry (space_id);
drop index notification_entry_waiting;
drop table notification_recount;
