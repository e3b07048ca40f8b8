-- +goose Up
-- What the effective ballots of confidential polls say that have their public bundles: read from the bundle itself, so that nothing is
-- shown that is not in it. The case keeps lines of other kinds from being read.
create view ballot_opened as
select bundle.entry_id, (opening.of->>'question')::bigint as question_id, (opening.of->>'choice')::jsonb as choice, opening.of->>'reason' as reason
from ballot_bundle bundle
cross join lateral string_to_table(convert_from(bundle.part, 'UTF8'), E'\n') as text(line)
cross join lateral (select case when starts_with(text.line, '{"commitment":"') then text.line::jsonb end as of) opening
where opening.of is not null;

-- +goose Down
drop view ballot_opened;
