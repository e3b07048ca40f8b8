-- +goose Up
-- A program's personal access token is a session too: it ends as one does. name, scopes: of tokens alone. proved_at: when its
-- owner last proved who he is. passkey_at: when a passkey was last used in it. previous_hash: the token before rotated_at, good
-- until previous_until, which comes sooner once the new one has been used. rotate: rights have changed, the next answer carries
-- a new token.
alter table session
    add column kind text not null default 'browser' constraint session_kind check (kind in ('browser', 'token')),
    add column name text not null default '' constraint session_name check (char_length(name) <= 80),
    add column scopes text[] not null default '{}',
    add column proved_at timestamptz,
    add column passkey_at timestamptz,
    add column previous_hash bytea constraint session_previous_hash_key unique,
    add column rotated_at timestamptz,
    add column previous_until timestamptz,
    add column rotate boolean not null default false,
    add constraint session_token check (kind = 'token' or (name = '' and scopes = '{}'));
update session set proved_at = created_at;

-- What a provider calls the session at its side, so that leaving there ends it here and leaving here ends it there.
create table session_origin (
    session_id    bigint primary key references session on delete cascade,
    issuer        text not null,
    subject       text not null,
    -- sid of OpenID Connect, SessionIndex of SAML
    reference     text not null default '',
    -- what the provider wants to see again: the id_token, or the NameID as it was given
    hint          text not null default ''
);
create index session_origin_provider on session_origin (issuer, subject, reference);

create table passkey (
    id              bigint generated always as identity primary key,
    member_id       bigint not null references member on delete cascade,
    credential_id   bytea not null constraint passkey_credential_key unique,
    user_handle     bytea not null,
    credential      jsonb not null,
    name            text not null constraint passkey_name check (char_length(name) between 1 and 80),
    created_at      timestamptz not null,
    used_at         timestamptz
);
create index passkey_member on passkey (member_id);
create index passkey_user on passkey (user_handle);

-- A challenge that waits for a passkey's answer: single use, five minutes, in the same browser.
create table passkey_ceremony (
    challenge_hash bytea primary key,
    browser_hash   bytea not null,
    purpose        text not null constraint passkey_ceremony_purpose check (purpose in ('enter', 'register', 'confirm')),
    session_id     bigint references session on delete cascade,
    state          jsonb not null,
    expires_at     timestamptz not null,
    used_at        timestamptz,
    constraint passkey_ceremony_session check ((purpose = 'enter') = (session_id is null))
);
create index passkey_ceremony_expiry on passkey_ceremony (expires_at);
create index passkey_ceremony_session on passkey_ceremony (session_id);

-- +goose Down
drop table passkey_ceremony, passkey, session_origin;
delete from session where kind = 'token';
alter table session
    drop column kind, drop column name, drop column scopes, drop column proved_at, drop column passkey_at,
    drop column previous_hash, drop column rotated_at, drop column previous_until, drop column rotate;
