-- +goose Up
-- The different texts of confidential polls, with how many people wrote just this: written with ballot_opened and from it, so that a page
-- costs the same however many have voted. Only which of them are hidden changes later, and stands elsewhere.
drop index ballot_opened_text;
drop index ballot_opened_reason;
create table ballot_opened_text (
    entry_id    bigint not null references ballot_seal on delete cascade,
    question_id bigint not null,
    hash        bytea not null,
    is_reason   boolean not null,
    -- What a reason's ballots said to a proposal, empty elsewhere.
    stance      text not null,
    text        text not null,
    people      bigint not null,
    primary key (entry_id, question_id, hash, is_reason, stance)
);
create index ballot_opened_text_page on ballot_opened_text (entry_id, question_id, is_reason, (-people), hash, stance);
insert into ballot_opened_text (entry_id, question_id, hash, is_reason, stance, text, people)
select written.entry_id, written.question_id, sha256(convert_to(written.text, 'UTF8')), written.is_reason, written.stance, written.text, count(*)
from (
    select entry_id, question_id, false as is_reason, '' as stance, choice->>'text' as text from ballot_opened where choice ? 'text'
    union all
    select entry_id, question_id, true, coalesce(choice->>'stance', ''), reason from ballot_opened
) written
where written.text <> ''
group by written.entry_id, written.question_id, written.is_reason, written.stance, written.text;

-- +goose Down
drop table ballot_opened_text;
create index ballot_opened_text on ballot_opened (entry_id, question_id) where choice ? 'text';
create index ballot_opened_reason on ballot_opened (entry_id, question_id) where reason <> '';
