-- +goose Up
-- Who has one ballot. Today each account is a person of its own; two accounts of which logins prove that they are one
-- person's will share one.
create table person (
    id         bigint generated always as identity primary key,
    created_at timestamptz not null
);
insert into person (id, created_at) overriding system value select id, created_at from member order by id;
select setval(pg_get_serial_sequence('person', 'id'), greatest((select max(id) from person), 1), exists (select from person));

-- assurance: how surely the best of the member's logins proves who he is.
alter table member
    add column person_id bigint references person,
    add column assurance text not null default 'none'
        constraint member_assurance check (assurance in ('none', 'social', 'email', 'substantial', 'high'));
update member set person_id = id;
update member set assurance = case when verified then 'email' else 'social' end
from (select member_id, bool_or(email_verified) as verified from identity group by member_id) known
where known.member_id = member.id and member.erased_at is null;
alter table member alter column person_id set not null;
create index member_person on member (person_id);

-- +goose StatementBegin
create function member_is_person() returns trigger language plpgsql as $$
begin
    if new.person_id is null then
        insert into person (created_at) values (new.created_at) returning id into new.person_id;
    end if;
    return new;
end $$;
-- +goose StatementEnd
create trigger member_is_person before insert on member for each row execute function member_is_person();

-- +goose Down
drop trigger member_is_person on member;
drop function member_is_person;
alter table member drop column person_id, drop column assurance;
drop table person;
