-- As polls.sql, of confidential polls, whose time to open has come: the program opens them, as each has a key of its own.
with made as (
    insert into entry (id, space_id, kind, state, author_id, title, created_at, updated_at, published_at)
    overriding system value
    select $1::bigint + n, $3, 'poll', 'published', $4, 'Prova ' || n, now(), now(), now() from generate_series(0, $2::int - 1) n
    returning id
), threads as (
    insert into thread (entry_id) select id from made
), polls as (
    insert into poll (entry_id, phase, opening, opens_at, results, confidential) select id, 'waiting', 'time', now(), 'after_close', true from made
), seals as (
    insert into ballot_seal (entry_id, seal) select id, decode(replace(gen_random_uuid()::text, '-', ''), 'hex') from made
), tallies as (
    insert into poll_tally (entry_id) select id from made
), questions as (
    insert into poll_question (id, entry_id, position, kind, title, limits)
    overriding system value select id, id, 1, 'single', 'Che cosa scegli?', '{}' from made
)
insert into poll_option (id, question_id, position, title)
overriding system value select 4 * id + k, id, k, 'Scelta ' || k from made, generate_series(0, 3) k
