-- +goose Up
-- fiscal_hash: the fiscal code under the installation's own key. Two accounts that prove the same code are one person's. A
-- person who turned out to be another one already known points to him, so that what was counted can be counted again.
alter table person
    add column fiscal_hash bytea constraint person_fiscal_hash_key unique
        constraint person_fiscal_hash check (octet_length(fiscal_hash) = 32),
    add column united_into bigint references person;
create index person_united on person (united_into);

-- provider: the way by which it last came, by the name in our settings. label: what its owner knows it by. vouched: the address
-- is the owner's by the word of a provider whose word about addresses we take.
alter table identity
    add column id bigint not null generated always as identity constraint identity_id_key unique,
    add column provider text not null default '',
    add column label text not null default '' constraint identity_label check (char_length(label) <= 320),
    add column vouched boolean not null default false constraint identity_vouched check (not vouched or email is not null),
    add column assurance text not null default 'social'
        constraint identity_assurance check (assurance in ('none', 'social', 'email', 'substantial', 'high'));
update identity set assurance = 'email' where email_verified and email is not null;
-- Until now nobody could add a login: whoever has one was known by it, and came by it. Of several, which only an import can have
-- left, nobody knows.
update identity
set assurance = case when member.assurance in ('substantial', 'high') then member.assurance else identity.assurance end,
    label = left(coalesce(identity.email, ''), 320),
    provider = coalesce((
        select session.provider from session where session.member_id = member.id order by session.created_at desc, session.id desc limit 1
    ), '')
from member
where member.id = identity.member_id
  and not exists (select from identity other
                  where other.member_id = member.id and (other.issuer, other.subject) <> (identity.issuer, identity.subject));
create index identity_email on identity (lower(email)) where vouched;

-- purpose: to come in, to add a way to come in to the account of session_id, or to prove once more who that session belongs
-- to. address: where a link was mailed. request: what the provider was asked by (SAML's InResponseTo). answer: what it said
-- before the browser came back by itself.
alter table login_transaction
    add column purpose text not null default 'enter'
        constraint login_transaction_purpose check (purpose in ('enter', 'link', 'confirm')),
    add column session_id bigint references session on delete cascade,
    add column address text,
    add column request text constraint login_transaction_request_key unique,
    add column answer jsonb,
    add constraint login_transaction_session check ((purpose = 'enter') = (session_id is null));
create index login_transaction_session on login_transaction (session_id);

-- Who has proved who he is and is still to say something: that he wants to be a member and on which terms, or that two
-- accounts are his. Single use, half an hour, in the same browser.
create table arrival (
    token_hash   bytea primary key,
    browser_hash bytea not null,
    kind         text not null constraint arrival_kind check (kind in ('register', 'consent', 'merge')),
    identity     jsonb not null,
    member_id    bigint references member on delete cascade,
    session_id   bigint references session on delete cascade,
    return_path  text not null,
    created_at   timestamptz not null,
    expires_at   timestamptz not null,
    used_at      timestamptz,
    constraint arrival_member check ((kind = 'register') = (member_id is null)),
    constraint arrival_session check ((kind = 'merge') = (session_id is not null))
);
create index arrival_expiry on arrival (expires_at);
create index arrival_member on arrival (member_id);
create index arrival_session on arrival (session_id);

-- An account that was merged into another leaves like one that was erased: where texts call it by its handle, they will call the
-- other one.
alter table erasure add column merged_into bigint references member;
create index erasure_merged on erasure (merged_into);

-- +goose Down
alter table erasure drop column merged_into;
drop table arrival;
-- What was to add a login, or to confirm one, lets nobody in.
delete from login_transaction where purpose <> 'enter';
alter table login_transaction
    drop column purpose, drop column session_id, drop column address, drop column request, drop column answer;
drop index identity_email;
alter table identity drop column id, drop column provider, drop column label, drop column vouched, drop column assurance;
alter table person drop column fiscal_hash, drop column united_into;
