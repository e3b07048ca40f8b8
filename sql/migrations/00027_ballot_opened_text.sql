-- +goose Up
-- The different texts of confidential polls, with how many people wrote just this: written with ballot_opened and from it, so that no
-- page counts all ballots again. Only which of them are hidden changes later, and stands elsewhere.
-- It is filled before anything else is held: until then polls go on and pages are read.
alter index ballot_opened_text rename to ballot_opened_text_before;
create table ballot_opened_text (
    entry_id    bigint not null,
    question_id bigint not null,
    hash        bytea not null,
    is_reason   boolean not null,
    -- What a reason's ballots said to a proposal, empty elsewhere.
    stance      text not null,
    text        text not null,
    people      bigint not null,
    primary key (entry_id, question_id, hash, is_reason, stance)
);
insert into ballot_opened_text (entry_id, question_id, hash, is_reason, stance, text, people)
select written.entry_id, written.question_id, sha256(convert_to(written.text, 'UTF8')), written.is_reason, written.stance, written.text, count(*)
from (
    select entry_id, question_id, false as is_reason, '' as stance, choice->>'text' as text from ballot_opened where choice ? 'text'
    union all
    select entry_id, question_id, true, coalesce(choice->>'stance', ''), reason from ballot_opened
) written
where written.text <> ''
group by written.entry_id, written.question_id, written.is_reason, written.stance, written.text;
create index ballot_opened_text_page on ballot_opened_text (entry_id, question_id, is_reason, (-people), hash, stance);
analyze ballot_opened_text;
alter table ballot_opened_text add foreign key (entry_id) references ballot_seal on delete cascade;
drop index ballot_opened_text_before;
drop index ballot_opened_reason;

-- +goose Down
drop table ballot_opened_text;
create index ballot_opened_text on ballot_opened (entry_id, question_id) where choice ? 'text';
create index ballot_opened_reason on ballot_opened (entry_id, question_id) where reason <> '';
