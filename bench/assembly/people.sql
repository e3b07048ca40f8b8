-- A public piazza with so many members, each a person of the same number; the first two hold assemblies.
with square as (
    insert into space (slug, title, created_at, updated_at, member_count) values ('prova-in-assemblea', 'Prova in assemblea', now(), now(), $2) returning id
), persons as (
    insert into person (id, created_at) overriding system value select $1::bigint + n, now() from generate_series(0, $2::int - 1) n returning id
), members as (
    insert into member (id, person_id, handle, name, created_at)
    overriding system value select id, id, 'sala' || id, 'Sala ' || id, now() from persons
    returning id
), joined as (
    insert into membership (space_id, member_id, role, joined_at)
    select square.id, members.id, case when members.id < $1::bigint + 2 then 'editor' else 'member' end, now() from square, members
)
select id from square
