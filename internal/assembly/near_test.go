package assembly_test

import (
	"testing"
	"time"

	"piazza/internal/assembly"
	"piazza/internal/space"
)

// TestWhatIsNearIsToldOfAPiazza prepares assemblies without a day, with one, with one nearer, and with one that has passed: the
// nearest to come is told until it begins, and then stands beside what is next. Nothing is told of a rehearsal, nor of a piazza to
// who may not read it.
func TestWhatIsNearIsToldOfAPiazza(t *testing.T) {
	h := openHall(t)
	ctx, node := as(t.Context(), editor), h.nodes[0]
	near := func(viewer int64) assembly.Near {
		found, err := node.NearIn(as(t.Context(), viewer), []*space.Piazza{{ID: openSpace, Visibility: space.Public}, {ID: closedSpace, Visibility: space.Members}})
		if err != nil || found[closedSpace] != (assembly.Near{}) {
			t.Fatalf("%+v, %v", found, err)
		}
		return found[openSpace]
	}
	prepare := func(title string, in time.Duration) assembly.ID {
		made := assembly.CreateInput{PiazzaID: openSpace, Title: title}
		if in != 0 {
			made.StartsAt = new(time.Now().Add(in))
		}
		a, err := node.Create(ctx, made)
		if err != nil {
			t.Fatal(err)
		}
		return a.ID
	}
	if got := near(0); got != (assembly.Near{}) {
		t.Errorf("of a quiet piazza: %+v", got)
	}
	h.exec(t, `update assembly set starts_at = now() - interval '25 hours' where id = $1`, int64(prepare("Passata", time.Hour)))
	undated := prepare("Senza data", 0)
	expect := func(live, next assembly.ID) {
		t.Helper()
		got := near(0)
		if (got.Live == nil) != (live == 0) || got.Live != nil && got.Live.ID != live || got.Next == nil || got.Next.ID != next {
			t.Errorf("now %+v, next %+v instead of %d and %d", got.Live, got.Next, live, next)
		}
	}
	expect(0, undated)
	far := prepare("Lontana", 48*time.Hour)
	expect(0, far)
	soon := prepare("Vicina", time.Hour)
	if _, err := node.Rehearse(ctx, assembly.RehearseInput{AssemblyID: soon, Participants: 1}); err != nil {
		t.Fatal(err)
	}
	expect(0, soon)
	if _, err := node.Start(ctx, assembly.Input{AssemblyID: soon}); err != nil {
		t.Fatal(err)
	}
	expect(soon, far)
}
