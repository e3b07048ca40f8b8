-- +goose Up
-- What was decided about members: administrators read it. A suspension stands in member as well, where each request looks.
create table member_decision (
    id         bigint generated always as identity primary key,
    member_id  bigint not null references member,
    space_id   bigint references space,
    action     text not null constraint member_decision_action check (action in ('suspend', 'reinstate', 'end')),
    reason     text not null default '' constraint member_decision_reason check (char_length(reason) <= 500),
    until      timestamptz,
    decided_by bigint not null references member,
    decided_at timestamptz not null,
    constraint member_decision_place check ((action = 'end') = (space_id is not null))
);
create index member_decision_member on member_decision (member_id, id desc);
create index member_decision_space on member_decision (space_id);
create index member_decision_by on member_decision (decided_by);

-- Erasures that are not finished: rights, name and logins are gone already, what remains is text. The row keeps the old
-- handle for as long as texts of others are searched for it, and where the search has come to; then it goes too.
create table erasure (
    member_id bigint primary key references member on delete cascade,
    handle    text not null,
    texts     text not null default 'comment' constraint erasure_texts check (texts in ('comment', 'entry', 'rest')),
    above     bigint not null default 0,
    begun_at  timestamptz not null
);

-- +goose Down
-- Whoever is half erased would keep what is left of him for ever: the row alone knows the handle to be searched for.
-- +goose StatementBegin
do $$
begin
    if exists (select from erasure) then
        raise exception 'an erasure is not finished: let a node that runs finish it, then go back';
    end if;
end
$$;
-- +goose StatementEnd
drop table erasure, member_decision;
