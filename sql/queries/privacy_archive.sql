-- What a member takes with him: each table in which he stands, a row as one JSON object, in the order of its key. Left out are
-- secrets and their hashes, what was made from something else that is there, and who decided about him.

-- name: ArchiveMember :many
select to_jsonb(m)::jsonb as line from member m where m.id = @member_id::bigint;

-- name: ArchivePerson :many
select (to_jsonb(p) - '{fiscal_hash,traces}'::text[]
    || jsonb_build_object('fiscal_code_known', p.fiscal_hash is not null, 'former_logins_known', cardinality(p.traces)))::jsonb as line
from person p where p.id in (select persons_of(@member_id::bigint)) order by p.id;

-- name: ArchiveIdentity :many
select to_jsonb(i)::jsonb as line from identity i where i.member_id = @member_id::bigint order by i.id;

-- name: ArchiveSession :many
select (to_jsonb(s) - '{token_hash,previous_hash}'::text[])::jsonb as line
from session s where s.member_id = @member_id::bigint order by s.id;

-- name: ArchiveSessionOrigin :many
select to_jsonb(o)::jsonb as line
from session_origin o join session s on s.id = o.session_id
where s.member_id = @member_id::bigint order by o.session_id;

-- name: ArchiveLogin :many
select (to_jsonb(l) - '{state_hash,browser_hash,nonce,verifier,request,answer}'::text[])::jsonb as line
from login_transaction l
where l.session_id in (select s.id from session s where s.member_id = @member_id::bigint)
    or lower(l.address) in (select addresses_of(@member_id::bigint))
order by l.created_at, l.state_hash;

-- name: ArchiveArrival :many
select (to_jsonb(a) - '{token_hash,browser_hash,identity}'::text[])::jsonb as line
from arrival a
where a.member_id = @member_id::bigint or a.session_id in (select s.id from session s where s.member_id = @member_id::bigint)
order by a.created_at, a.token_hash;

-- name: ArchivePasskey :many
select to_jsonb(k)::jsonb as line from passkey k where k.member_id = @member_id::bigint order by k.id;

-- name: ArchiveMembership :many
select (to_jsonb(p) || jsonb_build_object('space_title', s.title))::jsonb as line
from membership p left join space s on s.id = p.space_id
where p.member_id = @member_id::bigint order by p.space_id;

-- name: ArchiveExclusion :many
select (to_jsonb(x) - 'excluded_by' || jsonb_build_object('space_title', s.title)
    || case when x.excluded_by = @member_id::bigint then jsonb_build_object('excluded_by', x.excluded_by) else '{}'::jsonb end)::jsonb as line
from exclusion x left join space s on s.id = x.space_id
where x.member_id = @member_id::bigint or x.excluded_by = @member_id::bigint
order by x.space_id, x.member_id;

-- name: ArchiveInvitation :many
-- Whoever took an invitation up sees neither who made it nor an address that is not his.
select (to_jsonb(i) - '{token_hash,invited_by,used_by,address}'::text[] || jsonb_build_object('space_title', s.title)
    || case when i.invited_by = @member_id::bigint then jsonb_build_object('invited_by', i.invited_by, 'address', i.address) else '{}'::jsonb end
    || case when i.used_by = @member_id::bigint then jsonb_build_object('used_by', i.used_by) else '{}'::jsonb end
    || case when lower(i.address) in (select addresses_of(@member_id::bigint)) then jsonb_build_object('address', i.address) else '{}'::jsonb end
)::jsonb as line
from invitation i left join space s on s.id = i.space_id
where i.invited_by = @member_id::bigint or i.used_by = @member_id::bigint or lower(i.address) in (select addresses_of(@member_id::bigint))
order by i.id;

-- name: ArchiveMail :many
select (to_jsonb(l) - '{content,failure}'::text[])::jsonb as line
from mail l where lower(l.address) in (select addresses_of(@member_id::bigint)) order by l.id;

-- name: ArchiveEntry :many
select (to_jsonb(e) - 'body_html' || jsonb_build_object('space_title', s.title))::jsonb as line
from entry e left join space s on s.id = e.space_id
where e.author_id = @member_id::bigint order by e.id;

-- name: ArchiveEntryVideo :many
select to_jsonb(v)::jsonb as line
from entry_video v join entry e on e.id = v.entry_id
where e.author_id = @member_id::bigint order by v.entry_id;

-- name: ArchiveComment :many
select (to_jsonb(c) - '{body_html,hidden_by,path}'::text[] || jsonb_build_object('entry_title', e.title))::jsonb as line
from comment c left join entry e on e.id = c.entry_id
where c.author_id = @member_id::bigint order by c.id;

-- name: ArchiveCommentHidden :many
-- What he has hidden as a moderator: that he did and why, not what it said.
select jsonb_build_object('id', c.id, 'entry_id', c.entry_id, 'state', c.state, 'hidden_by', c.hidden_by,
    'hidden_reason', c.hidden_reason, 'state_at', c.state_at)::jsonb as line
from comment c where c.hidden_by = @member_id::bigint order by c.id;

-- name: ArchiveCommentRevision :many
select (to_jsonb(r) - 'body_html')::jsonb as line
from comment_revision r join comment c on c.id = r.comment_id
where c.author_id = @member_id::bigint order by r.comment_id, r.version;

-- name: ArchiveReaction :many
select (to_jsonb(r) || jsonb_build_object('entry_title', e.title))::jsonb as line
from reaction r left join comment c on c.id = r.comment_id left join entry e on e.id = c.entry_id
where r.member_id = @member_id::bigint order by r.comment_id, r.kind;

-- name: ArchiveMention :many
select (to_jsonb(n) || jsonb_build_object('entry_title', e.title))::jsonb as line
from mention n left join comment c on c.id = n.comment_id left join entry e on e.id = c.entry_id
where n.member_id = @member_id::bigint order by n.comment_id;

-- name: ArchiveModerationDecision :many
select (case when d.decided_by = @member_id::bigint then to_jsonb(d) else to_jsonb(d) - 'decided_by' end)::jsonb as line
from moderation_decision d
where d.decided_by = @member_id::bigint
    or d.comment_id in (select c.id from comment c where c.author_id = @member_id::bigint)
    or d.entry_id in (select e.id from entry e where e.author_id = @member_id::bigint)
order by d.id;

-- name: ArchiveMemberDecision :many
select (case when d.decided_by = @member_id::bigint then to_jsonb(d) else to_jsonb(d) - 'decided_by' end)::jsonb as line
from member_decision d
where d.member_id = @member_id::bigint or d.decided_by = @member_id::bigint
order by d.id;

-- name: ArchiveNotification :many
select (to_jsonb(n) || jsonb_build_object('entry_title', e.title))::jsonb as line
from notification n left join entry e on e.id = n.entry_id
where n.member_id = @member_id::bigint order by n.id;

-- name: ArchiveNotificationUnread :many
select to_jsonb(u)::jsonb as line from notification_unread u where u.member_id = @member_id::bigint;

-- name: ArchiveNotificationMuted :many
select to_jsonb(x)::jsonb as line from notification_muted x where x.member_id = @member_id::bigint order by x.kind;

-- name: ArchiveIdempotency :many
select (to_jsonb(k) - 'input_hash')::jsonb as line
from idempotency k where k.member_id = @member_id::bigint order by k.mutation, k.key;

-- name: ArchiveAuditRecord :many
select (to_jsonb(r) - '{salt,commitment,previous,actor_id}'::text[]
    || case when r.actor_id = @member_id::bigint then jsonb_build_object('actor_id', r.actor_id) else '{}'::jsonb end)::jsonb as line
from audit_record r
where r.member_id = @member_id::bigint or r.actor_id = @member_id::bigint
order by r.seq;

-- name: ArchivePrivacyNotice :many
select jsonb_build_object('version', n.version, 'asks', n.asks, 'published_by', n.published_by, 'published_at', n.published_at)::jsonb as line
from privacy_notice n where n.published_by = @member_id::bigint order by n.version;

-- name: ArchiveConsent :many
select to_jsonb(c)::jsonb as line from consent c where c.member_id = @member_id::bigint order by c.version;

-- name: ArchiveStream :many
select to_jsonb(s)::jsonb as line
from stream s where s.kind in ('member', 'unread') and s.ref = @member_id::bigint order by s.id;

-- name: ArchiveNotice :many
-- What tells his browsers, and the parts of the program, to look again.
select (to_jsonb(n) - '{tag,xid}'::text[])::jsonb as line
from notice n
where n.stream_id in (select s.id from stream s where s.kind = 'member' and s.ref = @member_id::bigint)
    or (n.stream_id in (select s.id from stream s where s.kind = 'rights')
        and n.kind in ('member_changed', 'member_erased') and n.ref = @member_id::bigint)
order by n.stream_id, n.seq;

-- name: ArchiveOwner :one
select * from member where id = @id and erased_at is null;
