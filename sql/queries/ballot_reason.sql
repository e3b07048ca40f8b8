-- Reasons, which belong to who wrote them.

-- name: BallotReasoners :many
-- Of those who give reasons, the ones who have not erased themselves. Who does so now has to wait, and then finds the reasons
-- that he takes with him.
select id from member where id = any(sqlc.arg(ids)::bigint[]) and erased_at is null order by id for share;
