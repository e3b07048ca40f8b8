-- +goose Up
-- traces: logins that were taken away from the person, each as its hash under the installation's own key, while somebody who
-- came back by one as a new person would vote twice or be where he was put out.
alter table person add column traces bytea[] not null default '{}';
create index person_traces on person using gin (traces) where traces <> '{}';

-- +goose StatementBegin
-- Whether a person is to be known again: he has voted where votes are still taken, he is put out of a piazza, an account of his is
-- suspended, or one has no login any more (a passkey costs nothing: he could have as many accounts by one login as he likes).
create function person_is_bound(person bigint) returns boolean language sql stable as $$
    select exists (select from ballot_voter v join poll on poll.entry_id = v.entry_id where v.person_id = person_is_bound.person and poll.phase <> 'closed')
        or exists (select from member m join exclusion x on x.member_id = m.id
                   where m.person_id = person_is_bound.person and (x.until is null or x.until > now()))
        or exists (select from member m where m.person_id = person_is_bound.person and m.erased_at is null
                   and (m.suspended_at is not null and (m.suspended_until is null or m.suspended_until > now())
                        or not exists (select from identity where identity.member_id = m.id)))
$$;
-- +goose StatementEnd

-- +goose Down
drop function person_is_bound;
drop index person_traces;
alter table person drop column traces;
