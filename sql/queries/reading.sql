-- name: ReadingFeed :many
-- Entries with author, counts and first comments in one statement. Which entries is said by @list: a whole piazza,
-- some kinds of it, or given ids; Postgres runs that branch alone. A row is an entry or a comment: what both have
-- shares its column, so that nothing wide is repeated. Each table is looked up row by row (limit 1), because the
-- planner cannot know how short a page is.
with page as materialized (
    (select e.id
    from entry e
    where @list::text = 'piazza' and e.space_id = @space_id and e.state = 'published' and not e.held
      and (e.published_at, e.id) < (@after_at::timestamptz, @after_id::bigint)
    order by e.published_at desc, e.id desc
    limit @most)
    union all
    (select one.id
    from unnest(@kinds::text[]) as wanted(kind)
    cross join lateral (
        select e.id, e.published_at
        from entry e
        where e.space_id = @space_id and e.kind = wanted.kind and e.state = 'published' and not e.held
          and (e.published_at, e.id) < (@after_at::timestamptz, @after_id::bigint)
        order by e.published_at desc, e.id desc
        limit @most
    ) one
    where @list = 'kinds'
    order by one.published_at desc, one.id desc
    limit @most)
    union all
    (select unnest(@ids::bigint[]) where @list = 'ids')
)
select e.id, e.id as entry_id, false as is_comment, e.state, e.version, e.created_at,
    a.id as author_id, a.handle, a.name, a.headline, a.bio, a.tone, a.created_at as joined_at,
    a.erased_at, a.suspended_at, a.suspended_until, a.suspended_reason,
    e.title as title_or_body, e.summary as summary_or_html, e.withdrawn_reason as reason,
    coalesce(t.comment_count, 0) as count_1, coalesce(t.top_count, 0) as count_2, 0 as count_3, 0 as reply_count,
    t.last_comment_at as moment,
    e.space_id, e.kind, e.tags, e.language, e.featured, e.review_note, e.updated_at, e.submitted_at, e.published_at,
    e.withdrawn_at,
    case when @with_text::boolean then e.body else '' end as body,
    case when @with_text::boolean then e.body_html else '' end as body_html,
    coalesce(v.provider, '') as provider, coalesce(v.host, '') as host, coalesce(v.reference, '') as reference,
    v.duration_seconds
from page
cross join lateral (select * from entry where entry.id = page.id limit 1) e
cross join lateral (select * from member where member.id = e.author_id limit 1) a
left join lateral (select * from thread where thread.entry_id = page.id limit 1) t on true
left join lateral (select * from entry_video where e.kind = 'video' and entry_video.entry_id = page.id limit 1) v on true
union all
select c.id, c.entry_id, true, c.state, c.version, c.created_at,
    a.id, a.handle, a.name, a.headline, a.bio, a.tone, a.created_at,
    a.erased_at, a.suspended_at, a.suspended_until, a.suspended_reason,
    c.body, c.body_html, c.hidden_reason,
    c.agree_count, c.thanks_count, c.insight_count, c.reply_count,
    c.edited_at,
    0, '', '{}', '', false, '', c.created_at, null, null,
    null, '', '', '', '', '', null
from page
cross join lateral (
    select * from comment
    where @comments::integer > 0 and comment.entry_id = page.id and comment.parent_id is null
    order by comment.root_id
    limit @comments
) c
cross join lateral (select * from member where member.id = c.author_id limit 1) a;

-- name: ReadingTagged :many
select e.id
from entry e
where e.space_id = @space_id and e.state = 'published' and not e.held and e.tags @> array[@tag::text]
  and (cardinality(@kinds::text[]) = 0 or e.kind = any(@kinds::text[]))
  and (e.published_at, e.id) < (@after_at::timestamptz, @after_id::bigint)
order by e.published_at desc, e.id desc
limit @most;

-- name: ReadingLatest :many
-- What was published last in the piazze that a viewer may read.
select e.id
from entry e
join space s on s.id = e.space_id and (@everything::boolean or s.visibility = 'public' or s.id = any(@own::bigint[]))
where e.state = 'published' and not e.held and (cardinality(@kinds::text[]) = 0 or e.kind = any(@kinds::text[]))
  and (e.published_at, e.id) < (@after_at::timestamptz, @after_id::bigint)
order by e.published_at desc, e.id desc
limit @most;

-- name: ReadingAuthored :many
-- What a member published in the piazze that a viewer may read.
select e.id
from entry e
join space s on s.id = e.space_id and (@everything::boolean or s.visibility = 'public' or s.id = any(@own::bigint[]))
where e.author_id = @author_id and e.state = 'published' and not e.held
  and (e.published_at, e.id) < (@after_at::timestamptz, @after_id::bigint)
order by e.published_at desc, e.id desc
limit @most;

-- name: ReadingSections :many
-- The latest of each kind in a piazza, and the news that its editors put first, however old it is.
select one.id
from unnest(@kinds::text[]) as wanted(kind)
cross join lateral (
    select e.id
    from entry e
    where e.space_id = @space_id and e.kind = wanted.kind and e.state = 'published' and not e.held
    order by e.published_at desc, e.id desc
    limit @most
) one
union
(select e.id
from entry e
where e.space_id = @space_id and e.kind = 'news' and 'news' = any(@kinds::text[]) and e.state = 'published' and not e.held and e.featured
limit 1);

-- name: ReadingCount :one
-- How many entries a piazza has published.
select count(*)
from entry e
where e.space_id = @space_id and e.state = 'published' and not e.held
  and (cardinality(@kinds::text[]) = 0 or e.kind = any(@kinds::text[]))
  and (@tag::text = '' or e.tags @> array[@tag]);

-- name: ReadingCountAcross :one
-- How many entries were published in the piazze that a viewer may read, by one author or by any.
select count(*)
from entry e
join space s on s.id = e.space_id and (@everything::boolean or s.visibility = 'public' or s.id = any(@own::bigint[]))
where e.state = 'published' and not e.held and (@author_id::bigint = 0 or e.author_id = @author_id)
  and (cardinality(@kinds::text[]) = 0 or e.kind = any(@kinds::text[]));

-- name: ReadingPiazze :many
-- The piazze of a list of entries.
select sqlc.embed(s),
    coalesce((select json_agg(json_build_object('code', x.code, 'title', x.title) order by x.position)
        from space_section x where x.space_id = s.id), '[]')::text as sections
from space s
where s.id = any(@ids::bigint[]);

-- name: ReadingMap :many
-- What a search engine may find: the published entries of public piazze in a range of ids.
select e.id, e.kind, e.title, e.updated_at, s.slug
from entry e
join space s on s.id = e.space_id and s.visibility = 'public'
where e.state = 'published' and not e.held and e.id > @above::bigint and e.id <= @upto::bigint
order by e.id;

-- name: ReadingLast :one
-- The greatest id of an entry.
select coalesce(max(id), 0)::bigint from entry;

-- name: ReadingOpenings :many
-- The latest entries of each of several piazze.
select one.id
from unnest(@spaces::bigint[]) as wanted(id)
cross join lateral (
    select e.id
    from entry e
    where e.space_id = wanted.id and e.state = 'published' and not e.held
      and (cardinality(@kinds::text[]) = 0 or e.kind = any(@kinds::text[]))
    order by e.published_at desc, e.id desc
    limit @most
) one;
