-- The public history of the keys with which the installation signs.

-- name: SigningKeys :many
select * from signing_key order by from_at, id;

-- name: SigningKeyInUse :many
-- One at most.
select * from signing_key where until_at is null;

-- name: SigningKeysHold :exec
-- Whoever puts a key into use does so alone.
lock table signing_key in share row exclusive mode;

-- name: SigningKeyEnd :exec
-- From now on the key in use signs nothing, unless it is this one.
update signing_key set until_at = greatest(from_at, sqlc.arg(at)::timestamptz) where until_at is null and id <> sqlc.arg(id);

-- name: SigningKeyAdd :exec
insert into signing_key (id, public, from_at) values ($1, $2, $3);
