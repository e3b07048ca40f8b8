-- +goose Up
-- Assertions that were taken, until they would no longer be believed anyway: none is taken twice, by whichever node.
create table saml_assertion (
    id_hash    bytea primary key,
    expires_at timestamptz not null
);
create index saml_assertion_expiry on saml_assertion (expires_at);

-- +goose Down
drop table saml_assertion;
