package assembly_test

import (
	"context"
	"fmt"
	"testing"

	"piazza/internal/assembly"
)

// Whoever publishes while the end of a sealing is being written waits for it: what came before the publishing is in the minutes from the
// first reading on, and what comes later never is.
func TestMinutesWaitForASealThatIsBeingWritten(t *testing.T) {
	h := openHall(t)
	s := h.stage(t, "ended")
	h.exec(t, `insert into ballot_seal (entry_id, seal, state, form, length, head, bundle_hash)
		select entry_id, substr(sha256(int8send(entry_id)), 1, 16), 'rewritten', 'x', 3, sha256(int8send(-entry_id)), sha256(int8send(entry_id)) from assembly_item`)
	sealing, err := h.db.Begin(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = sealing.Rollback(context.WithoutCancel(t.Context())) }()
	const seal = `update ballot_seal set state = $1, since = clock_timestamp() where entry_id = (select entry_id from assembly_item where id = $2)`
	if _, err := sealing.Exec(t.Context(), seal, "sealed", int64(s.first)); err != nil {
		t.Fatal(err)
	}
	published := make(chan error, 1)
	go func() {
		_, err := h.nodes[1].PublishMinutes(as(t.Context(), editor), assembly.Input{AssemblyID: s.id})
		published <- err
	}()
	const waits = `select count(*) from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock' and query like '%ballot_seal%'`
	for early := false; !early && h.count(t, waits) == 0; {
		select {
		case err := <-published:
			t.Errorf("the minutes are out before the seal is written, and say: %s", s.seals(t))
			early = true
			published <- err
		default:
		}
	}
	if err := sealing.Commit(t.Context()); err != nil {
		t.Fatal(err)
	}
	if err := <-published; err != nil {
		t.Fatal(err)
	}
	expect(t, s.seals(t), "published: first is sealed,", "the first reading")
	h.exec(t, seal, "lost", int64(s.second))
	expect(t, s.seals(t), "published: first is sealed,", "a reading after what came later")
}

// seals is what everybody is told of how the secrecy of the two questions ended.
func (s *scene) seals(t *testing.T) string {
	t.Helper()
	ctx := as(t.Context(), 0)
	a, err := s.hall.nodes[1].ByID(ctx, s.id)
	if err != nil {
		t.Fatal(err)
	}
	found, err := s.hall.nodes[1].Seals(ctx, []*assembly.Assembly{a})
	if err != nil {
		t.Fatal(err)
	}
	says := "not published:"
	if a.MinutesPublishedAt != nil {
		says = "published:"
	}
	for _, one := range found[s.id] {
		says += fmt.Sprintf(" %s is %s,", map[assembly.ItemID]string{s.first: "first", s.second: "second"}[one.ItemID],
			map[bool]string{true: "sealed", false: "lost"}[one.SealedAt != nil])
	}
	return says
}
