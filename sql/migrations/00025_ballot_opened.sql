-- +goose Up
-- What the effective ballots of confidential polls say, in the order of their commitments, once the public bundle is verified: written from
-- the lines of the bundle, so that nothing stands here that is not in it. Pages of texts and files are read from here.
create table ballot_opened (
    entry_id    bigint not null references ballot_seal on delete cascade,
    question_id bigint not null,
    -- The place among the openings of the bundle, from 1.
    place       integer not null,
    choice      jsonb not null,
    reason      text not null,
    primary key (entry_id, question_id, place)
);
create index ballot_opened_text on ballot_opened (entry_id, question_id) where choice ? 'text';
create index ballot_opened_reason on ballot_opened (entry_id, question_id) where reason <> '';

-- The last line of a promise: whatever goes wrong, in a program or because one of a version before still runs, no ballot of a
-- confidential poll is ever written by name. It is looked at once a statement, for each poll or question that it writes to.
-- +goose StatementBegin
create function refuse_named_polls() returns trigger language plpgsql as $$
begin
    if exists (
        select from (select distinct entry_id from given) given join poll on poll.entry_id = given.entry_id where poll.confidential
    ) then
        raise exception 'ballots of a confidential poll are not written by name' using errcode = 'check_violation', table = tg_table_name;
    end if;
    return null;
end
$$;
-- +goose StatementEnd
-- +goose StatementBegin
create function refuse_named_questions() returns trigger language plpgsql as $$
begin
    if exists (
        select from (select distinct question_id from given) given
        join poll_question on poll_question.id = given.question_id
        join poll on poll.entry_id = poll_question.entry_id
        where poll.confidential
    ) then
        raise exception 'ballots of a confidential poll are not written by name' using errcode = 'check_violation', table = tg_table_name;
    end if;
    return null;
end
$$;
-- +goose StatementEnd
create trigger ballot_unnamed after insert on ballot
    referencing new table as given for each statement execute function refuse_named_questions();
create trigger ballot_guest_unnamed after insert on ballot_guest
    referencing new table as given for each statement execute function refuse_named_questions();
create trigger ballot_voter_unnamed after insert on ballot_voter
    referencing new table as given for each statement execute function refuse_named_polls();
create trigger ballot_guest_voter_unnamed after insert on ballot_guest_voter
    referencing new table as given for each statement execute function refuse_named_polls();

-- +goose Down
-- +goose StatementBegin
-- Nothing brings public files back that were here alone, and without the tables of confidential polls one that was announced as such
-- would take ballots by name.
do $$
declare
    polls text;
begin
    select string_agg(entry_id::text, ', ' order by entry_id) into polls from ballot_seal where state in ('open', 'closed', 'tallied', 'bundled', 'rewritten');
    if polls is not null then
        raise exception 'confidential polls are not sealed yet (%): wait until they are sealed, or delete them', polls;
    end if;
    select string_agg(entry_id::text, ', ' order by entry_id) into polls from ballot_seal where length > 0 or exists (select from ballot_bundle b where b.entry_id = ballot_seal.entry_id);
    if polls is not null then
        raise exception 'the public files of confidential polls (%) would be lost: download log.jsonl and bundle.jsonl of each, then delete these polls', polls;
    end if;
    select string_agg(entry_id::text, ', ' order by entry_id) into polls from poll where confidential;
    if polls is not null then
        raise exception 'polls that have not opened are announced as confidential (%): delete them, or make them open ones', polls;
    end if;
end
$$;
-- +goose StatementEnd
drop trigger ballot_unnamed on ballot;
drop trigger ballot_guest_unnamed on ballot_guest;
drop trigger ballot_voter_unnamed on ballot_voter;
drop trigger ballot_guest_voter_unnamed on ballot_guest_voter;
drop function refuse_named_polls, refuse_named_questions;
drop table ballot_opened;
