package assembly_test

import (
	"slices"
	"testing"
	"time"

	"piazza/internal/assembly"
	"piazza/internal/auth"
	"piazza/internal/poll"
	"piazza/internal/space"
)

// What everybody has been told is not changed without a trace: how many must be here stays, and all else stands in the course.
func TestWhatIsChangedWhileItIsHeldStandsInTheCourse(t *testing.T) {
	h := openHall(t)
	ctx, node := as(t.Context(), editor), h.nodes[0]
	s := h.plan(t)
	change := func(in assembly.UpdateInput) error {
		in.AssemblyID = s.id
		_, err := node.Update(ctx, in)
		return err
	}
	if err := change(assembly.UpdateInput{Quorum: new(50)}); err != nil {
		t.Fatal(err)
	}
	for _, step := range []string{"waiting", "shown"} {
		if err := s.step(t, step); err != nil {
			t.Fatal(err)
		}
	}
	for _, quorum := range []int{40, 0} {
		if err := change(assembly.UpdateInput{Quorum: &quorum}); reason(err) != live {
			t.Errorf("a quorum of %d: %v", quorum, err)
		}
	}
	for _, err := range []error{
		change(assembly.UpdateInput{Quorum: new(50), Title: new("Altro titolo")}),
		done(node.Say(ctx, assembly.MessageInput{AssemblyID: s.id, Message: "Pausa"})),
		done(node.UpdateItem(ctx, assembly.ItemUpdateInput{ItemID: s.second, Question: yesNo("Mai vista?")})),
		done(node.UpdateItem(ctx, assembly.ItemUpdateInput{ItemID: s.first, Question: yesNo("Un’altra?")})),
		done(node.RemoveItem(ctx, assembly.ItemInput{ItemID: s.second})),
	} {
		if err != nil {
			t.Error(err)
		}
	}
	if undo := s.state(t, editor).Undo; undo == nil || undo.Kind != assembly.ActShown {
		t.Errorf("%+v can be undone", undo)
	}
	if err := done(node.RemoveItem(ctx, assembly.ItemInput{ItemID: s.first})); err != nil {
		t.Error(err)
	}
	want := []string{"started", "shown", "retitled", "said", "item_changed", "item_removed"}
	if got := s.course(t); !slices.Equal(got, want) {
		t.Errorf("the course says %v", got)
	}
	if n := h.count(t, `select count(*) from assembly_act where assembly_id = $1 and (kind, reason) in (('retitled', 'Assemblea'), ('said', 'Pausa'))
		or assembly_id = $1 and (kind, title) in (('item_changed', 'Prima?'), ('item_removed', 'Un’altra?'))`, int64(s.id)); n != 4 {
		t.Errorf("%d acts say what it was about", n)
	}
}

// A date that was set can be taken away again, which leaving it out does not.
func TestADateIsTakenAway(t *testing.T) {
	h := openHall(t)
	s, at := h.plan(t), time.Date(2126, 1, 2, 18, 0, 0, 0, time.UTC)
	update := func(in assembly.UpdateInput) (*assembly.Assembly, error) {
		in.AssemblyID = s.id
		return h.nodes[0].Update(as(t.Context(), editor), in)
	}
	for _, c := range []struct {
		in     assembly.UpdateInput
		undate bool
	}{{assembly.UpdateInput{StartsAt: &at}, false}, {assembly.UpdateInput{IsUndated: new(false)}, false}, {assembly.UpdateInput{IsUndated: new(true)}, true}} {
		if a, err := update(c.in); err != nil || (a.StartsAt == nil) != c.undate {
			t.Errorf("%+v: %v", a, err)
		}
	}
	if _, err := update(assembly.UpdateInput{IsUndated: new(true), StartsAt: &at}); reason(err) != "assembly_starts_at" {
		t.Errorf("a date that is none is set: %v", err)
	}
}

// A question that was public stays, whatever was undone: what was said under it would be without it.
func TestWhatWasSpokenOfIsNotTakenOut(t *testing.T) {
	h := openHall(t)
	s := h.stage(t, "open")
	entry := h.count(t, `select entry_id from assembly_item where id = $1`, int64(s.first))
	h.exec(t, `insert into comment (entry_id, author_id, root_id, path, body, body_html, created_at) values ($1, $2, 1, '{1}', 'Che domanda è?', '', now())`, entry, member)
	if err := s.undo(t); err != nil {
		t.Fatal(err)
	}
	if err := done(h.nodes[0].RemoveItem(as(t.Context(), editor), assembly.ItemInput{ItemID: s.first})); reason(err) != opened {
		t.Errorf("it is taken out: %v", err)
	}
}

// What who holds an assembly is told never goes back, also where he sees no longer what is voted.
func TestVersionsGrowWhereSightIsLost(t *testing.T) {
	h := openHall(t)
	s := h.plan(t)
	update := func(live bool) {
		t.Helper()
		rules := &assembly.RulesInput{ShowsStaff: &live}
		if _, err := h.nodes[0].UpdateItem(as(t.Context(), editor), assembly.ItemUpdateInput{ItemID: s.first, Rules: rules}); err != nil {
			t.Fatal(err)
		}
	}
	update(true)
	h.exec(t, `update poll_tally set version = version + 40 where entry_id = (select entry_id from assembly_item where id = $1)`, int64(s.first))
	before := s.state(t, editor).Version
	update(false)
	if now := s.state(t, editor); now.Version <= before || now.Items[0].ResultsVisibility != poll.Staff {
		t.Errorf("the version went from %d to %d", before, now.Version)
	}
}

// A piazza that somebody may not see is to him as one that there is not.
func TestNobodyLearnsOfAPiazzaByPreparingAnAssembly(t *testing.T) {
	h := openHall(t)
	for _, who := range []int64{member, outsider} {
		for _, piazza := range []space.ID{closedSpace, 99} {
			_, err := h.nodes[0].Create(as(t.Context(), who), assembly.CreateInput{PiazzaID: piazza, Title: "Assemblea"})
			if reason(err) != space.ErrPiazza.Reason {
				t.Errorf("%d in piazza %d: %v", who, piazza, err)
			}
		}
	}
	if (&assembly.Assembly{Piazza: &space.Piazza{ID: closedSpace}}).CanRead(auth.Viewer{}) {
		t.Error("who has no pass reads an assembly that has no number yet")
	}
}

// Nothing that stands before everybody turns or hides what stands beside it.
func TestNoLineHoldsWhatIsNotSeen(t *testing.T) {
	h := openHall(t)
	s := h.stage(t, "closed")
	ctx, node := as(t.Context(), editor), h.nodes[0]
	for _, sign := range []string{"\u202e", "\u2066", "\u200b", "\ufeff", "\u0007"} {
		for want, err := range map[string]error{
			"assembly_title":   done(node.Update(ctx, assembly.UpdateInput{AssemblyID: s.id, Title: new("Titolo" + sign + "vero")})),
			"assembly_message": done(node.Say(ctx, assembly.MessageInput{AssemblyID: s.id, Message: "Pausa" + sign + "lunga"})),
			"assembly_reason":  done(node.Annul(ctx, assembly.AnnulInput{ItemID: s.first, Reason: "Domanda" + sign + "sbagliata"})),
		} {
			if reason(err) != want {
				t.Errorf("%+q: %v, not %s", sign, err, want)
			}
		}
	}
	if err := done(node.Say(ctx, assembly.MessageInput{AssemblyID: s.id, Message: "Ciao 👩‍👧!"})); err != nil {
		t.Error(err)
	}
}
