package assembly_test

import (
	"context"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"piazza/internal/assembly"
	"piazza/internal/ballot"
	"piazza/internal/paging"
	"piazza/internal/poll"
)

// told is what somebody is told of the first question.
func (s *scene) told(t testing.TB, who int64) *assembly.Item {
	t.Helper()
	for _, item := range s.state(t, who).Items {
		if item.ID == s.first {
			return item
		}
	}
	return nil
}

// course is what happened, in a line each.
func (s *scene) course(t testing.TB) (said []string) {
	t.Helper()
	ctx := as(t.Context(), editor)
	a, err := s.hall.nodes[0].ByID(ctx, s.id)
	if err != nil {
		t.Fatal(err)
	}
	page, err := s.hall.nodes[0].Acts(ctx, a, paging.Page{First: 100})
	if err != nil {
		t.Fatal(err)
	}
	for i, act := range page.Acts {
		if act.Number != i+1 {
			t.Errorf("act %d stands in place %d", act.Number, i+1)
		}
		line := string(act.Kind)
		if act.ActorID == nil {
			line += " by the clock"
		}
		if act.IsUndone {
			line += ", undone"
		}
		said = append(said, line)
	}
	return said
}

// undo undoes what can be undone now.
func (s *scene) undo(t testing.TB) error {
	t.Helper()
	offered := s.state(t, editor).Undo
	if offered == nil {
		t.Fatal("nothing can be undone")
	}
	_, err := s.hall.nodes[0].Undo(as(t.Context(), editor), assembly.UndoInput{AssemblyID: s.id, Act: offered.Act})
	return err
}

func TestEachActCanBeUndoneForAsLongAsItIsASlip(t *testing.T) {
	h := openHall(t)
	for _, c := range []struct {
		scene string
		// late makes it too late.
		late   func(*scene)
		before assembly.ItemState
	}{
		{"open", func(s *scene) { h.voteIn(t, s) }, assembly.ItemWaiting},
		{"closing", func(s *scene) { s.age(t, grace) }, assembly.ItemOpen},
		{"revealed", func(s *scene) { s.age(t, grace) }, assembly.ItemClosed},
	} {
		s := h.stage(t, c.scene)
		if err := s.undo(t); err != nil {
			t.Errorf("%s: %v", c.scene, err)
		}
		if now := s.told(t, editor).State; now != c.before {
			t.Errorf("%s, undone: it is %s", c.scene, now)
		}
		course := s.course(t)
		if last := course[len(course)-1]; last != "undone" || !slices.ContainsFunc(course, func(line string) bool { return strings.HasSuffix(line, ", undone") }) {
			t.Errorf("%s, undone: the course says %v", c.scene, course)
		}
		s = h.stage(t, c.scene)
		offered := s.state(t, editor).Undo
		c.late(s)
		if now := s.state(t, editor).Undo; now != nil {
			t.Errorf("%s: what is too late is offered: %+v", c.scene, now)
		}
		_, err := h.nodes[1].Undo(as(t.Context(), editor), assembly.UndoInput{AssemblyID: s.id, Act: offered.Act})
		if reason(err) != "assembly_undo_late" {
			t.Errorf("%s: too late, and answered with %v", c.scene, err)
		}
	}
}

// voteIn lets a member come in and vote for the first option.
func (h *hall) voteIn(t testing.TB, s *scene) {
	t.Helper()
	h.enter(t, s.id, member)
	if err := h.cast(t, s, member); err != nil {
		t.Fatal(err)
	}
}

func (h *hall) cast(t testing.TB, s *scene, who int64) error {
	t.Helper()
	q := s.told(t, who).Questions[0]
	choice := ballot.BallotInput{Question: q.ID, Choice: poll.Choice{Options: []poll.OptionID{q.Options[0].ID}}}
	return done(h.nodes[1].Vote(as(t.Context(), who), assembly.VoteInput{ItemID: s.first, Ballots: []ballot.BallotInput{choice}}))
}

// The time for which a question was closed by mistake is given back to it.
func TestAClosingThatIsUndoneCostsNoTime(t *testing.T) {
	h := openHall(t)
	s := h.stage(t, "open")
	before, began := *s.told(t, editor).ClosesAt, time.Now()
	if err := s.step(t, "closing"); err != nil {
		t.Fatal(err)
	}
	s.age(t, 4*time.Second) // closed for four seconds, and opened four seconds earlier
	if err := s.undo(t); err != nil {
		t.Fatal(err)
	}
	after := *s.told(t, editor).ClosesAt
	if given, took := after.Sub(before), time.Since(began); given < 4*time.Second || given > 4*time.Second+took {
		t.Errorf("it closes %s later, for four seconds and at most %s", given, took)
	}
}

// What the clock closes is written into the course by whoever does the next thing, before that, and cannot be undone.
func TestTheClockCloses(t *testing.T) {
	h := openHall(t)
	s := h.stage(t, "open")
	s.age(t, time.Minute)
	if now := s.state(t, editor); now.Undo != nil || s.told(t, editor).State != assembly.ItemClosed {
		t.Errorf("after its time it is %s, and %+v can be undone", s.told(t, editor).State, now.Undo)
	}
	if err := s.step(t, "revealed"); err != nil {
		t.Fatal(err)
	}
	want := []string{"started", "shown", "opened", "closed by the clock", "revealed"}
	if got := s.course(t); !slices.Equal(got, want) {
		t.Errorf("the course says %v", got)
	}
}

// What was annulled while it was open was closed by that: the record blames no clock for it afterwards.
func TestAnnullingIsNoClosingByTheClock(t *testing.T) {
	s := openHall(t).stage(t, "open")
	for _, step := range []string{"annulled", "ended"} {
		if err := s.step(t, step); err != nil {
			t.Fatal(err)
		}
	}
	if got := s.course(t); slices.ContainsFunc(got, func(said string) bool { return strings.HasPrefix(said, "closed") }) {
		t.Errorf("the course says %v", got)
	}
}

// Two moderators do the same at the same moment on two nodes: it happens once.
func TestTwoModeratorsAtOnce(t *testing.T) {
	h := openHall(t)
	for name, kind := range map[string]assembly.ActKind{"start": assembly.ActStarted, "open": assembly.ActOpened, "close": assembly.ActClosed, "reveal": assembly.ActRevealed, "annul": assembly.ActAnnulled, "end": assembly.ActEnded, "undo": assembly.ActUndone} {
		where := map[string]string{"start": "planned", "open": "shown", "close": "open", "reveal": "closing", "annul": "closed", "end": "revealed", "undo": "closing"}[name]
		s := h.stage(t, where)
		var both sync.WaitGroup
		for _, node := range h.nodes {
			both.Go(func() {
				if err := acts()[name].do(as(t.Context(), editor), node, s); err != nil {
					t.Errorf("%s: %v", name, err)
				}
			})
		}
		both.Wait()
		if n := h.count(t, `select count(*) from assembly_act where assembly_id = $1 and kind = $2 and not undone`, int64(s.id), string(kind)); n != 1 {
			t.Errorf("%s happened %d times", name, n)
		}
	}
}

// However questions are added, moved and taken out, by two moderators at once, the queue has each once, in an order that both see.
func TestTheQueueKeepsItsOrder(t *testing.T) {
	h := openHall(t)
	s := h.plan(t)
	for range 4 {
		if err := acts()["add"].do(as(t.Context(), editor), h.nodes[0], s); err != nil {
			t.Fatal(err)
		}
	}
	if _, err := h.nodes[0].Start(as(t.Context(), editor), assembly.Input{AssemblyID: s.id}); err != nil {
		t.Fatal(err)
	}
	var both sync.WaitGroup
	for n, node := range h.nodes {
		both.Go(func() {
			dice := rand.New(rand.NewPCG(6, uint64(n)))
			for range 15 {
				s.shuffle(as(t.Context(), editor), t, node, dice)
			}
		})
	}
	both.Wait()
	items := s.state(t, editor).Items
	for i, item := range items {
		if item.Position != i+1 {
			t.Errorf("%s stands in place %d and says %d", item.Title, i+1, item.Position)
		}
	}
	if n := h.count(t, `select count(distinct position) from assembly_item where assembly_id = $1`, int64(s.id)); n != len(items) {
		t.Errorf("%d places for %d questions", n, len(items))
	}
}

func (s *scene) shuffle(ctx context.Context, t testing.TB, node *assembly.Service, dice *rand.Rand) {
	t.Helper()
	items := s.state(t, editor).Items
	if len(items) == 0 {
		return
	}
	var err error
	switch one := items[dice.IntN(len(items))]; dice.IntN(4) {
	case 0:
		_, err = node.RemoveItem(ctx, assembly.ItemInput{ItemID: one.ID})
	case 1:
		_, err = node.MoveItem(ctx, assembly.ItemMoveInput{ItemID: one.ID, Position: 1 + dice.IntN(len(items))})
	default:
		_, err = node.AddItem(ctx, assembly.ItemAddInput{AssemblyID: s.id, Question: yesNo(fmt.Sprint("Domanda ", dice.Uint32())), Position: new(1 + dice.IntN(len(items)))})
	}
	// Somebody else may have been faster.
	if why := reason(err); err != nil && why != "assembly_item_missing" && why != "assembly_item_position" {
		t.Errorf("%v", err)
	}
}

// Whatever is done, what is told grows, for everybody, and the versions that nodes ask for are those of what is read.
func TestVersionsNeverGoBack(t *testing.T) {
	h := openHall(t)
	for _, where := range scenes() {
		for name, act := range acts() {
			if name == "delete" {
				continue
			}
			s := h.stage(t, where)
			before := map[int64]int64{editor: s.state(t, editor).Version, member: s.state(t, member).Version}
			turnout, err := h.nodes[0].TurnoutOf(t.Context(), s.id)
			if err != nil {
				t.Fatal(err)
			}
			failed := act.do(as(t.Context(), editor), h.nodes[0], s) != nil
			standing, err := h.nodes[1].Standing(t.Context(), s.id)
			if err != nil {
				t.Fatal(err)
			}
			versions, err := h.nodes[1].StateVersions(t.Context(), []int64{int64(s.id)})
			if err != nil || versions[int64(s.id)] != standing.Version() {
				t.Errorf("%s, %s: the version is %d, the state has %d (%v)", where, name, versions[int64(s.id)], standing.Version(), err)
			}
			for who, was := range before {
				if now := s.state(t, who).Version; now < was || failed && now != was {
					t.Errorf("%s, %s: the version went from %d to %d for %d", where, name, was, now, who)
				}
			}
			if now, err := h.nodes[1].TurnoutOf(t.Context(), s.id); err != nil || now.Version < turnout.Version {
				t.Errorf("%s, %s: the turnout's version went from %d to %+v, %v", where, name, turnout.Version, now, err)
			}
		}
	}
}

// Who holds the assembly sees how an open question goes where that was said, nobody else anything; and once it is closed, nobody
// at all until it is counted.
func TestWhoSeesAnOpenQuestion(t *testing.T) {
	h := openHall(t)
	s := h.stage(t, "waiting")
	rules := assembly.ItemUpdateInput{ItemID: s.first, Rules: &assembly.RulesInput{ShowsStaff: new(true)}}
	if _, err := h.nodes[0].UpdateItem(as(t.Context(), editor), rules); err != nil {
		t.Fatal(err)
	}
	expectSight := func(when string, staff, hall bool) {
		t.Helper()
		for who, may := range map[int64]bool{editor: staff, member: hall, outsider: hall, 0: hall} {
			item := s.told(t, who)
			if sees := item != nil && item.Results != nil; sees != may {
				t.Errorf("%s: %d sees what came out: %t", when, who, sees)
			}
		}
	}
	if s.told(t, member) != nil || s.told(t, editor) == nil {
		t.Error("a question that was not shown is told to others than who holds it")
	}
	for _, step := range []struct {
		to          string
		staff, hall bool
	}{{"shown", false, false}, {"open", true, false}, {"closing", false, false}} {
		if err := s.step(t, step.to); err != nil {
			t.Fatal(err)
		}
		if step.to == "open" {
			version := s.state(t, member).Version
			h.voteIn(t, s)
			if s.state(t, member).Version != version || s.state(t, editor).Version <= version {
				t.Error("a vote changes what the hall is told, or not what who holds the assembly is told")
			}
		}
		expectSight(step.to, step.staff, step.hall)
	}
	if err := s.step(t, "revealed"); err != nil {
		t.Fatal(err)
	}
	expectSight("revealed", true, true)
	if err := s.undo(t); err != nil {
		t.Fatal(err)
	}
	expectSight("hidden again", true, false)
	if err := s.step(t, "annulled"); err != nil {
		t.Fatal(err)
	}
	expectSight("annulled", false, false)
}

// Guests of a question are never more than those of its assembly.
func TestGuestsOfAQuestionAreThoseOfItsAssembly(t *testing.T) {
	h := openHall(t)
	ctx := as(t.Context(), editor)
	a, err := h.nodes[0].Create(ctx, assembly.CreateInput{PiazzaID: openSpace, Title: "Assemblea", Guests: new(poll.GuestSlips)})
	if err != nil {
		t.Fatal(err)
	}
	add := func(guests poll.Admission) error {
		return done(h.nodes[0].AddItem(ctx, assembly.ItemAddInput{AssemblyID: a.ID, Question: yesNo("Sì?"), Rules: &assembly.RulesInput{Guests: &guests}}))
	}
	for guests, want := range map[poll.Admission]string{poll.NoGuests: "", poll.GuestSlips: "", poll.AnyGuest: "assembly_item_guests"} {
		if got := reason(add(guests)); got != want {
			t.Errorf("%s: %q", guests, got)
		}
	}
	if _, err := h.nodes[0].Update(ctx, assembly.UpdateInput{AssemblyID: a.ID, Guests: new(poll.NoGuests), Electorate: new(poll.SignedIn)}); err != nil {
		t.Fatal(err)
	}
	n := h.count(t, `select count(*) from poll where assembly_id = $1 and guests = 'none' and electorate = 'signed_in'`, int64(a.ID))
	if n != 2 {
		t.Errorf("%d questions follow the assembly", n)
	}
}

// What was annulled is published after the assembly neither; what was closed and not shown is for who holds it to publish.
func TestWhatWasNotShownIsPublishedByHandAlone(t *testing.T) {
	h := openHall(t)
	ballots := ballot.NewService(h.db, ballot.Secrets{})
	t.Cleanup(ballots.Drain)
	for where, want := range map[string]string{"closed": "", "annulled": "assembly_item_annulled"} {
		s := h.stage(t, where)
		of := poll.Input{PollID: s.told(t, editor).PollID}
		if _, err := ballots.PublishResults(as(t.Context(), editor), of); reason(err) != "poll_in_assembly" {
			t.Errorf("%s, while it is held: %v", where, err)
		}
		if err := s.step(t, "ended"); err != nil {
			t.Fatal(err)
		}
		if item := s.told(t, member); item != nil && item.Results != nil {
			t.Errorf("%s: what was not shown is told at the end", where)
		}
		if _, err := ballots.PublishResults(as(t.Context(), editor), of); reason(err) != want {
			t.Errorf("%s: %v", where, err)
		}
	}
}
