-- +goose Up
-- A suspended member can neither sign in nor write; an erased one has left nothing of himself but the place where he stood.
alter table member
    add column suspended_at timestamptz,
    add column suspended_until timestamptz,
    add column suspended_reason text not null default ''
        constraint member_suspended_reason check (char_length(suspended_reason) <= 500),
    add column erased_at timestamptz,
    add constraint member_suspension check (suspended_at is not null or suspended_until is null);

-- +goose Down
alter table member
    drop column suspended_at, drop column suspended_until, drop column suspended_reason, drop column erased_at;
