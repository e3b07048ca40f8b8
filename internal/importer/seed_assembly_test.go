package importer

import (
	"testing"

	"piazza/internal/db/dbtest"
)

// Whoever comes finds an assembly to look forward to, and one that is over: its course is one that could have happened.
func TestTheDemoHoldsAssemblies(t *testing.T) {
	d := dbtest.New(t)
	seed(t, d)
	for name, query := range map[string]string{
		"not one is planned with four questions of four kinds": `select 1 - count(*)::integer from assembly a where phase = 'planned' and starts_at > now()
			and 4 = (select count(distinct q.kind) from assembly_item i join poll_question q using (entry_id) where i.assembly_id = a.id)`,
		"not one is over with published minutes": `select 1 - count(*)::integer from assembly where phase = 'ended' and minutes_published_at > ended_at and minutes_html <> ''`,
		"polls without their assembly":           `select count(*)::integer from assembly_item i join poll p using (entry_id) where p.assembly_id is distinct from i.assembly_id`,
		"waiting questions that are public":      `select count(*)::integer from assembly_item i join poll p using (entry_id) join entry e on e.id = p.entry_id where (p.phase = 'waiting') <> (e.state = 'draft')`,
		"results shown before the closing":       `select count(*)::integer from assembly_item i join poll p using (entry_id) where p.phase = 'closed' and (i.revealed_at < p.closed_at or i.revealed_at is distinct from p.results_published_at)`,
		"votes of who did not come": `select count(*)::integer from ballot_voter v join poll p using (entry_id)
			where p.assembly_id is not null and not exists (select from assembly_participant a where a.assembly_id = p.assembly_id and a.person_id = v.person_id)`,
		"acts out of order":                   `select count(*)::integer from (select at, lag(at) over (partition by assembly_id order by number) as last from assembly_act) a where at < last`,
		"acts out of time":                    `select count(*)::integer from assembly_act x join assembly a on a.id = x.assembly_id where x.at < a.started_at or x.at > a.ended_at`,
		"wanted by others than those counted": `select count(*)::integer from assembly_floor f where votes <> (select count(*) from assembly_floor_vote v where v.floor_id = f.id)`,
		"no clock has closed anything":        `select case when count(*) > 0 then 0 else 1 end from assembly_act where kind = 'closed' and member_id is null`,
		"none is annulled":                    `select 1 - count(*)::integer from assembly_item where annulled_reason is not null and revealed_at is null`,
	} {
		if n := one[int](t, d, query); n != 0 {
			t.Errorf("%s: %d", name, n)
		}
	}
}
