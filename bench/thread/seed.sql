-- A square with five hundred members and four hundred entries.
with people as (
    insert into member (handle, name, headline, tone, created_at)
    select 'membro' || m, 'Persona Numero ' || m, 'Una riga su di sé', 1 + m % 8, timestamptz '2025-01-01' + m * interval '1 hour'
    from generate_series(1, 500) as m
    returning id
), square as (
    insert into space (slug, title, created_at, updated_at)
    select 'misura', 'La piazza della misura', '2025-01-01', '2025-01-01'
    from (select count(*) from people) as all_people
    returning id
)
insert into entry (space_id, kind, state, author_id, title, created_at, updated_at, published_at)
select square.id, 'topic', 'published', 1, 'Argomento ' || e, '2025-01-02', '2025-01-02', timestamptz '2025-01-02' + e * interval '1 hour'
from square, generate_series(1, 400) as e
