-- A public piazza with so many members, each a person of the same number.
with square as (
    insert into space (slug, title, created_at, updated_at, member_count) values ('prova-di-ascolto', 'Prova di ascolto', now(), now(), $2) returning id
), persons as (
    insert into person (id, created_at) overriding system value select $1::bigint + n, now() from generate_series(0, $2::int - 1) n returning id
), members as (
    insert into member (id, person_id, handle, name, created_at)
    overriding system value select id, id, 'ascolta' || id, 'Ascolta', now() from persons
    returning id
), joined as (
    insert into membership (space_id, member_id, joined_at) select square.id, members.id, now() from square, members
)
select id from square
