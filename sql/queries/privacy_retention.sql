-- What has been kept long enough goes, a part at a time. Only the database's clock says how long.

-- name: PrivacyForgetSessions :execrows
delete from session where id in (
    select old.id from session old
    where least(old.expires_at, old.revoked_at) < now() - make_interval(secs => @kept::float8)
    limit @most::integer for update skip locked
);

-- name: PrivacyForgetNotifications :execrows
delete from notification where id in (
    select old.id from notification old
    where old.read_at < now() - make_interval(secs => @kept::float8)
    limit @most::integer for update skip locked
);

-- name: PrivacyForgetInvitations :execrows
delete from invitation where id in (
    select old.id from invitation old
    where least(old.expires_at, old.used_at, old.revoked_at) < now() - make_interval(secs => @kept::float8)
    limit @most::integer for update skip locked
);

-- name: PrivacyForgetExclusions :execrows
delete from exclusion where (space_id, member_id) in (
    select old.space_id, old.member_id from exclusion old
    where old.until < now() - make_interval(secs => @kept::float8)
    limit @most::integer for update skip locked
);
