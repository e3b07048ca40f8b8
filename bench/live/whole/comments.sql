-- So many comments, the first of each in another thread, as the use case leaves them: the thread counts them and gives their numbers.
with asked as (
    select * from unnest($1::bigint[], $2::bigint[], $3::text[]) t(entry_id, author_id, body)
), grown as (
    update thread set comment_count = comment_count + 1, top_count = top_count + 1, last_comment_at = now()
    from asked where thread.entry_id = asked.entry_id
    returning thread.entry_id, nextval('comment_id_seq')::bigint id
)
insert into comment (id, entry_id, root_id, path, author_id, body, body_html, created_at)
overriding system value
select g.id, g.entry_id, g.id, array[g.id], a.author_id, a.body, '<p>' || a.body || '</p>', now() from grown g join asked a using (entry_id)
returning id, entry_id
