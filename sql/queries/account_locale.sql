-- name: MemberLocale :one
update member set locale = @locale where id = @id and erased_at is null returning *;
