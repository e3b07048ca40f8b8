package assembly_test

import (
	"encoding/json"
	"strings"
	"testing"

	"piazza/internal/assembly"
	"piazza/internal/ballot"
	"piazza/internal/poll"
)

// withdraw takes the poll of an item from sight, as a moderator does after the end.
func (s *scene) withdraw(t *testing.T, reason string) {
	t.Helper()
	s.hall.exec(t, `update entry set state = 'withdrawn', withdrawn_reason = $2, withdrawn_at = now()
		where id = (select entry_id from assembly_item where id = $1)`, int64(s.first), reason)
}

// What a moderator takes from sight after the end keeps its place in the record: that it was voted on and what was counted, in no words.
func TestWhatIsTakenFromSightStaysCountedInTheRecord(t *testing.T) {
	h := openHall(t)
	s := h.stage(t, "shown")
	if err := s.step(t, "open"); err != nil {
		t.Fatal(err)
	}
	h.voteIn(t, s)
	for _, step := range []string{"closing", "revealed", "ended"} {
		if err := s.step(t, step); err != nil {
			t.Fatal(err)
		}
	}
	node := h.nodes[0]
	if err := done(node.PublishMinutes(as(t.Context(), editor), assembly.Input{AssemblyID: s.id})); err != nil {
		t.Fatal(err)
	}
	s.withdraw(t, "Insultava qualcuno")
	for _, door := range []ballot.Door{ballot.DoorPage, ballot.DoorExport} {
		r, err := node.Record(as(t.Context(), 0), s.id, door)
		if err != nil {
			t.Fatal(err)
		}
		if len(r.Items) != 1 || r.Items[0].Turnout.Voters != 1 || r.Items[0].State != assembly.ItemRevealed || r.Items[0].Results == nil ||
			*r.Items[0].WithdrawnReason != "Insultava qualcuno" || r.Items[0].Questions[0].Options[1].Title != "2" {
			t.Fatalf("%s: the record is %+v", door, r.Items)
		}
		said, _ := json.Marshal([]any{r.Items, r.Acts})
		if text := string(said); strings.Contains(text, "Prima?") || strings.Contains(text, "Sì") || len(r.Acts) == 0 {
			t.Errorf("%s: what was taken from sight is told: %s", door, text)
		}
	}
	if item := s.state(t, member).Items[0]; item.Results == nil || item.Questions[0].Title != "" {
		t.Errorf("who looks on is told %+v", item)
	}
	if item := s.state(t, editor).Items[0]; item.Title != "Prima?" || item.WithdrawnReason == nil {
		t.Errorf("who holds the assembly is told %+v", item)
	}
	acts, err := node.Record(as(t.Context(), editor), s.id, ballot.DoorPage)
	if err != nil || acts.Acts[1].Title == nil {
		t.Errorf("who holds the assembly reads the course without titles: %v", err)
	}
}

// Of an open question nothing is left but how many answered: its result is words.
func TestWordsTakenFromSightAreInNoResult(t *testing.T) {
	h := openHall(t)
	s := h.say(t, "insulto")
	if err := s.step(t, "ended"); err != nil {
		t.Fatal(err)
	}
	s.withdraw(t, "Insulti")
	state := s.state(t, member)
	if len(state.Items) != 1 || state.Items[0].Results != nil || state.Items[0].Questions[0].Kind != poll.KindOpen {
		t.Errorf("%+v", state.Items)
	}
	r, err := h.nodes[0].Record(as(t.Context(), member), s.id, ballot.DoorPage)
	if err != nil || r.Items[0].Results != nil || r.Items[0].Turnout.Voters != 3 {
		t.Errorf("the record tells what was written, or not by how many: %v", err)
	}
}
