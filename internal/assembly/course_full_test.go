package assembly_test

import (
	"testing"

	"piazza/internal/assembly"
)

// TestACourseHasAnEnd fills the course of an assembly: nothing more is begun then, and what is open is still closed, shown and ended.
func TestACourseHasAnEnd(t *testing.T) {
	h := openHall(t)
	ctx, node := as(t.Context(), editor), h.nodes[0]
	s := h.stage(t, "open")
	h.exec(t, `insert into assembly_act (assembly_id, number, kind, at) select $1, n, 'said', now() from generate_series(10, 10000) n`, int64(s.id))
	if err := done(node.Say(ctx, assembly.MessageInput{AssemblyID: s.id, Message: "Ancora"})); reason(err) != "assembly_course_full" {
		t.Errorf("something more is said: %v", err)
	}
	for _, step := range []string{"closing", "closed", "revealed"} {
		if err := s.step(t, step); err != nil {
			t.Errorf("%s: %v", step, err)
		}
	}
	if err := done(node.Open(ctx, assembly.ItemInput{ItemID: s.second})); reason(err) != "assembly_course_full" {
		t.Errorf("another question opens: %v", err)
	}
	if err := done(node.End(ctx, assembly.Input{AssemblyID: s.id})); err != nil {
		t.Errorf("it does not end: %v", err)
	}
}
