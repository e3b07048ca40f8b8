-- +goose Up
create table member (
    id            bigint generated always as identity primary key,
    handle        text not null constraint member_handle_key unique
                  constraint member_handle check (handle ~ '^[a-z0-9](?:[a-z0-9._-]{0,38}[a-z0-9])?$'),
    name          text not null constraint member_name check (char_length(name) between 1 and 80),
    headline      text not null default '' constraint member_headline check (char_length(headline) <= 120),
    bio           text not null default '' constraint member_bio check (char_length(bio) <= 2000),
    tone          smallint not null default 1 constraint member_tone check (tone between 1 and 8),
    locale        text not null default 'it' constraint member_locale check (locale in ('it', 'en')),
    administrator boolean not null default false,
    created_at    timestamptz not null
);

-- Who a login provider says a person is. Never the e-mail address: an address changes hands, a subject does not.
create table identity (
    issuer         text not null,
    subject        text not null,
    member_id      bigint not null references member on delete cascade,
    email          text,
    email_verified boolean not null default false,
    created_at     timestamptz not null,
    used_at        timestamptz not null,
    primary key (issuer, subject)
);
create index identity_member on identity (member_id);

-- The token lives in the cookie only; the row keeps its hash.
create table session (
    id           bigint generated always as identity primary key,
    member_id    bigint not null references member on delete cascade,
    token_hash   bytea not null constraint session_token_hash_key unique,
    provider     text not null,
    user_agent   text not null default '',
    created_at   timestamptz not null,
    seen_at      timestamptz not null,
    expires_at   timestamptz not null,
    revoked_at   timestamptz
);
create index session_member on session (member_id, created_at desc);

-- A login under way: single use, ten minutes, tied to the browser that began it.
create table login_transaction (
    state_hash   bytea primary key,
    browser_hash bytea not null,
    provider     text not null,
    nonce        text not null,
    verifier     text not null,
    return_path  text not null,
    created_at   timestamptz not null,
    expires_at   timestamptz not null,
    used_at      timestamptz
);
create index login_transaction_expiry on login_transaction (expires_at);

-- +goose Down
drop table login_transaction, session, identity, member;
