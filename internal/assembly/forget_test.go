package assembly_test

import (
	"testing"
	"time"

	"piazza/internal/assembly"
	"piazza/internal/poll"
)

func TestNamesOfGuestsAreForgotten(t *testing.T) {
	h := openHall(t)
	a := h.begin(t, plan{guests: poll.AnyGuest})
	guest := h.visitor(t, a.ID, "Ospite Ugo")
	q := h.ask(guest, t, a.ID, "Chi sono?")
	h.set(t, q, assembly.FloorShown)
	forget := func(want int64) {
		t.Helper()
		n, err := h.nodes[0].ForgetGuests(t.Context(), 30*24*time.Hour)
		if err != nil || n != want {
			t.Errorf("%d names are forgotten, %v", n, err)
		}
	}
	forget(0)
	if _, err := h.nodes[0].End(as(t.Context(), editor), assembly.Input{AssemblyID: a.ID}); err != nil {
		t.Fatal(err)
	}
	forget(0)
	before := h.floor(as(t.Context(), 4), t, a.ID)
	expect(t, before.Questions[0].Name, "Ospite Ugo", "the name beside the question")
	h.exec(t, `update assembly set ended_at = now() - interval '31 days', started_at = now() - interval '31 days'`)
	forget(1)
	forget(0)
	after := h.floor(as(t.Context(), 4), t, a.ID)
	expect(t, after.Questions[0].Name, "", "the name afterwards")
	expect(t, after.Version > before.Version, true, "who watches is told")
}

func TestRehearsalsThatNobodyEndsAreDeleted(t *testing.T) {
	h := openHall(t)
	planned := h.prepared(t)
	rows := h.rows(t)
	if _, err := h.nodes[0].Rehearse(as(t.Context(), editor), assembly.RehearseInput{AssemblyID: planned.ID, Participants: 3}); err != nil {
		t.Fatal(err)
	}
	if n, err := h.nodes[1].ForgetRehearsals(t.Context()); n != 0 || err != nil {
		t.Errorf("%d of today are deleted, %v", n, err)
	}
	h.exec(t, `update assembly_rehearsal set begun_at = now() - interval '25 hours'`)
	if n, err := h.nodes[1].ForgetRehearsals(t.Context()); n != 1 || err != nil {
		t.Errorf("%d of yesterday are deleted, %v", n, err)
	}
	for table, n := range h.rows(t) {
		if n != rows[table] && table != "stream" && table != "notice" {
			t.Errorf("%s has %d rows more", table, n-rows[table])
		}
	}
}
