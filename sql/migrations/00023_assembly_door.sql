-- +goose Up
-- Whether guests without a slip are kept out for now, although the assembly lets guests come with its code alone: somebody has a
-- program make them up. Who is in stays in.
alter table assembly add column guests_shut boolean not null default false;

-- How far has come what everybody sees of a floor. What waits, and what is refused of that, grows version alone: others would count
-- it by that.
alter table assembly_floor_tally add column seen bigint not null default 0;
update assembly_floor_tally set seen = version;

-- +goose Down
alter table assembly_floor_tally drop column seen;
alter table assembly drop column guests_shut;
