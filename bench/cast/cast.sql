-- The cast as internal/ballot writes it, one ballot a transaction: the poll held for share and the clock read after it, the
-- key of the request, the voter's sheet, what he had voted, the ballot, and what is counted last.
\set poll random(:first, :last)
\set person :people + :client_id * :share + random(0, :share - 1)
\set option 4 * :poll + random(0, 3)
\set key random(1, 1000000000000000)
begin;
select phase, closes_at, clock_timestamp() from poll where entry_id = :poll for share;
insert into idempotency (member_id, mutation, key, input_hash, ref, created_at)
values (:person, 'pollVote', (:key)::bigint::text, sha256((:key)::bigint::text::bytea), :poll, now())
on conflict (member_id, mutation, key) do nothing;
insert into ballot_voter (entry_id, person_id, member_id, assurance, first_at, cast_at)
values (:poll, :person, :person, 'none', now(), now())
on conflict (entry_id, person_id) do update
set member_id = excluded.member_id, assurance = excluded.assurance, version = ballot_voter.version + 1, cast_at = excluded.cast_at
returning (version = 1)::int as fresh \gset
select question_id, choice, reason, version from ballot where question_id = :poll and person_id = :person;
insert into ballot (question_id, person_id, choice, reason, cast_at)
values (:poll, :person, ('{"options":[' || (:option)::bigint || ']}')::jsonb, '', now())
on conflict (question_id, person_id) do update
set choice = excluded.choice, reason = excluded.reason, version = ballot.version + 1, cast_at = excluded.cast_at;
update poll_tally set version = version + 1, voters = voters + :fresh, turnout_version = turnout_version + :fresh where entry_id = :poll;
commit;
