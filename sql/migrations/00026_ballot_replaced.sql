-- +goose Up
-- Which sheets of a confidential poll count no more, as their persons have cast another one later with another account: encrypted under the
-- poll's key, from when the poll is counted until its sheets go. The sheets themselves stay until all of them go at once. Deleted before,
-- beside what says who was united with whom, they would say in the database's log and in backups whose they are.
alter table ballot_seal add column replaced bytea;
alter table ballot_seal alter column replaced set storage external;

-- +goose Down
-- A version before takes every sheet that is there for one that counts.
-- +goose StatementBegin
do $$
declare
    polls text;
begin
    select string_agg(entry_id::text, ', ' order by entry_id) into polls from ballot_seal where replaced is not null;
    if polls is not null then
        raise exception 'confidential polls are counted and not sealed yet (%): wait until they are sealed', polls;
    end if;
end
$$;
-- +goose StatementEnd
alter table ballot_seal drop column replaced;
