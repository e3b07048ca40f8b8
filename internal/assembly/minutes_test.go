package assembly_test

import (
	"context"
	"strings"
	"testing"

	"piazza/internal/assembly"
	"piazza/internal/auth"
	"piazza/internal/poll"
)

func viewerOf(ctx context.Context) auth.Viewer { return auth.FromContext(ctx) }

func TestMinutesArePublishedOnce(t *testing.T) {
	h := openHall(t)
	a := h.begin(t, plan{guests: poll.AnyGuest})
	h.enter(t, a.ID, 4, 5)
	h.visitor(t, a.ID, "Ugo")
	staff, anybody := as(t.Context(), editor), as(t.Context(), 0)
	write := func(ctx context.Context, text string) error {
		_, err := h.nodes[0].SetMinutes(ctx, assembly.MinutesSetInput{AssemblyID: a.ID, Text: text})
		return err
	}
	publish := func(ctx context.Context) error {
		_, err := h.nodes[1].PublishMinutes(ctx, assembly.Input{AssemblyID: a.ID})
		return err
	}
	read := func(ctx context.Context) *assembly.Minutes {
		t.Helper()
		one, err := h.nodes[1].ByID(ctx, a.ID)
		if err != nil {
			t.Fatal(err)
		}
		minutes, err := h.nodes[1].Minutes(ctx, one)
		if err != nil {
			t.Fatal(err)
		}
		return minutes
	}
	expect(t, reason(write(staff, "Presto")), "minutes_early", "writing before the end")
	expect(t, reason(publish(staff)), "minutes_early", "publishing before the end")
	q := h.ask(as(t.Context(), 4), t, a.ID, "Resta?")
	expect(t, read(staff) == nil, true, "no minutes before the end")
	if _, err := h.nodes[0].End(staff, assembly.Input{AssemblyID: a.ID}); err != nil {
		t.Fatal(err)
	}
	expect(t, reason(write(as(t.Context(), 4), "Io")), "assembly_for_editors", "a member writes")
	expect(t, reason(write(anybody, "Io")), "sign_in", "a visitor writes")
	expect(t, reason(write(staff, strings.Repeat("x", 40_001))), "minutes_text", "too much")
	if err := write(staff, "Si è detto **tutto**. <script>alert(1)</script>"); err != nil {
		t.Fatal(err)
	}
	if read(anybody) != nil || read(as(t.Context(), 4)) != nil {
		t.Error("minutes are told before they are published")
	}
	mine := read(staff)
	expect(t, []any{mine.Entitled, mine.Guests, mine.PublishedAt}, "[2 1 <nil>]", "who came in")
	expect(t, reason(publish(as(t.Context(), 4))), "assembly_for_editors", "a member publishes")
	for range 2 {
		if err := publish(staff); err != nil {
			t.Fatal(err)
		}
	}
	public := read(anybody)
	if public == nil || public.PublishedAt == nil || !strings.Contains(public.HTML, "<strong>tutto</strong>") || strings.Contains(public.HTML, "<script") {
		t.Errorf("everybody reads %+v", public)
	}
	expect(t, reason(write(staff, "Altro")), "minutes_published", "writing afterwards")
	_, err := h.nodes[0].FloorSet(staff, assembly.FloorSetInput{QuestionID: q.ID, State: assembly.FloorShown})
	expect(t, reason(err), "minutes_published", "deciding about a question afterwards")
	_, err = h.nodes[0].Update(staff, assembly.UpdateInput{AssemblyID: a.ID, Title: new("Altro")})
	expect(t, reason(err), "assembly_ended", "changing the title afterwards")
	expect(t, h.count(t, `select count(*) from notice n join stream s on s.id = n.stream_id where s.kind = 'piazza' and n.kind = 'assembly_changed' and n.ref = $1`, a.ID) >= 3, true, "who watches the piazza hears of it")
}
