-- The square of the benchmark: one public piazza with 500 members, 20,000 published entries and 200,000 comments of the
-- lengths that people write, three in ten of them answers. Every number follows from a counter: each run is the same.
create function pg_temp.words(seed bigint, count integer) returns text language sql immutable as $$
    select string_agg((array['la', 'piazza', 'del', 'comune', 'partecipazione', 'di', 'bilancio', 'regolamento', 'con',
        'cittadini', 'incontro', 'quartiere', 'proposta', 'una', 'scuola', 'mobilità', 'per', 'ambiente', 'il', 'verde',
        'condiviso', 'percorso', 'e', 'laboratorio', 'sabato', 'insieme', 'servizi', 'digitali', 'che', 'ascolto'])
        [1 + mod(seed * 31 + w * 17 + w * w * seed, 30)], ' ' order by w)
    from generate_series(1, count) as w
$$;

insert into member (id, handle, name, headline, tone, created_at) overriding system value
select m, 'membro' || m, 'Persona Numero ' || m, pg_temp.words(m, 5), 1 + m % 8, timestamptz '2025-01-01' + m * interval '1 hour'
from generate_series(1, 500) as m;

insert into space (id, slug, title, description, owner, member_count, created_at, updated_at) overriding system value
values (1, 'misura', 'La piazza della misura', 'Una piazza piena, per misurare.', 'Comune di Misura', 500, '2025-01-01', '2025-01-01');

insert into membership (space_id, member_id, joined_at)
select 1, m, timestamptz '2025-01-01' + m * interval '1 hour' from generate_series(1, 500) as m;

insert into entry (id, space_id, kind, state, author_id, title, summary, body, body_html, tags, created_at, updated_at, published_at)
overriding system value
select e, 1, (array['news', 'topic', 'article', 'topic', 'news'])[1 + e % 5], 'published', 1 + (e * 37) % 500,
    'Numero ' || e || ': ' || pg_temp.words(e, 7), pg_temp.words(e + 1, 25), text.body, '<p>' || text.body || '</p>',
    array['bilancio', 'quartiere'], stamp.moment, stamp.moment, stamp.moment
from generate_series(1, 20000) as e,
    lateral (select pg_temp.words(e + 2, 200) as body) as text,
    lateral (select timestamptz '2025-01-02' + e * interval '20 minutes' as moment) as stamp;

-- Ten comments an entry: seven at the top, three that answer the first.
insert into comment (id, entry_id, parent_id, root_id, path, author_id, body, body_html, agree_count, reaction_count, reply_count, created_at)
overriding system value
select c.id, c.entry_id, case when c.place > 7 then c.first end, case when c.place > 7 then c.first else c.id end,
    case when c.place > 7 then array[c.first, c.id] else array[c.id] end, 1 + (c.id * 53) % 500,
    text.body, '<p>' || text.body || '</p>', c.id % 4, c.id % 4, case when c.place = 1 then 3 else 0 end,
    timestamptz '2025-01-02' + c.entry_id * interval '20 minutes' + c.place * interval '7 minutes'
from (select n as id, 1 + (n - 1) % 20000 as entry_id, 1 + (n - 1) / 20000 as place, 1 + (n - 1) % 20000 as first
      from generate_series(1, 200000) as n) as c,
    lateral (select pg_temp.words(c.id, 12 + (c.id % 40)::integer) as body) as text;

insert into thread (entry_id, comment_count, top_count, last_comment_at)
select entry_id, count(*), count(*) filter (where parent_id is null), max(created_at) from comment group by entry_id;

select setval(pg_get_serial_sequence('member', 'id'), 500), setval(pg_get_serial_sequence('space', 'id'), 1),
    setval(pg_get_serial_sequence('entry', 'id'), 20000), setval(pg_get_serial_sequence('comment', 'id'), 200000);
