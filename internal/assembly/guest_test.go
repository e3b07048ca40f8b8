package assembly_test

import (
	"context"
	"fmt"
	"strings"
	"sync"
	"testing"

	"piazza/internal/assembly"
	"piazza/internal/auth"
	"piazza/internal/ballot"
	"piazza/internal/poll"
)

// asked is a question of an assembly that is open.
type asked struct {
	item     assembly.ItemID
	question poll.QuestionID
	options  []poll.OptionID
}

// asks opens a question in an assembly.
func (h *hall) asks(t testing.TB, id assembly.ID) asked {
	t.Helper()
	ctx := as(t.Context(), editor)
	if _, err := h.nodes[0].AddItem(ctx, assembly.ItemAddInput{AssemblyID: id, Question: yesNo("Domanda?"), Rules: &assembly.RulesInput{IsChangeable: new(true)}}); err != nil {
		t.Fatal(err)
	}
	standing, err := h.nodes[1].Standing(ctx, id)
	if err != nil {
		t.Fatal(err)
	}
	state, err := standing.For(auth.FromContext(ctx))
	if err != nil {
		t.Fatal(err)
	}
	item := state.Items[len(state.Items)-1]
	if _, err := h.nodes[0].Open(ctx, assembly.ItemInput{ItemID: item.ID}); err != nil {
		t.Fatal(err)
	}
	q := asked{item: item.ID, question: item.Questions[0].ID}
	for _, o := range item.Questions[0].Options {
		q.options = append(q.options, o.ID)
	}
	return q
}

func (q asked) says(option int) assembly.VoteInput {
	choice := poll.Choice{Options: []poll.OptionID{q.options[option]}}
	return assembly.VoteInput{ItemID: q.item, Ballots: []ballot.BallotInput{{Question: q.question, Choice: choice}}}
}

// bearing is a context in which whoever has a pass asks.
func (h *hall) bearing(t testing.TB, pass string) context.Context {
	t.Helper()
	v, err := h.nodes[1].ViewerByPass(t.Context(), pass)
	if err != nil {
		t.Fatal(err)
	}
	return auth.With(t.Context(), v)
}

func (h *hall) guestBallots(t testing.TB) int {
	t.Helper()
	return h.count(t, `select count(*)::integer from ballot_guest`)
}

// Who clears his cookies, loses his phone or repeats himself has one vote, as long as slips are asked for.
func TestAGuestWithASlipVotesOnce(t *testing.T) {
	t.Parallel()
	h := openHall(t)
	a := h.begin(t, plan{guests: poll.GuestSlips})
	q, slip := h.asks(t, a.ID), h.slips(t, a.ID, 1)[0]
	nobody := as(t.Context(), 0)
	entered, err := h.nodes[0].Enter(nobody, under(bySlip(*slip.Code), "phone"))
	if err != nil {
		t.Fatal(err)
	}
	if _, err := h.nodes[0].Vote(h.bearing(t, entered.Pass), q.says(0)); err != nil {
		t.Fatal(err)
	}
	for name, in := range map[string]assembly.EnterInput{
		"the slip again": under(bySlip(*slip.Code), "cleared"), "the slip without a key": bySlip(*slip.Code),
		"the code": under(byCode(*a.Code), "phone"), "the QR code": bySecret(h.secret(t, a.ID)),
	} {
		if e, err := h.nodes[1].Enter(nobody, in); err == nil {
			t.Errorf("by %s he is in again: %+v", name, e.Participation)
		}
	}
	if _, err := h.nodes[1].Vote(nobody, q.says(0)); reason(err) != "sign_in" {
		t.Errorf("without his pass: %v", err)
	}
	anew, err := h.nodes[0].ReissueSlip(as(t.Context(), editor), assembly.SlipInput{SlipID: slip.Slip.ID})
	if err != nil {
		t.Fatal(err)
	}
	again, err := h.nodes[1].Enter(nobody, under(bySlip(*anew.Code), "another phone"))
	if err != nil {
		t.Fatal(err)
	}
	ctx := h.bearing(t, again.Pass)
	if _, err := h.nodes[0].Vote(ctx, q.says(1)); reason(err) != "voted_before" || h.guestBallots(t) != 1 {
		t.Errorf("he changes his vote: %v", err)
	}
	if _, err := h.nodes[0].RevokeSlip(as(t.Context(), editor), assembly.SlipInput{SlipID: slip.Slip.ID}); err != nil || h.guestBallots(t) != 0 {
		t.Errorf("revoked, %d ballots are left: %v", h.guestBallots(t), err)
	}
	if _, err := h.nodes[1].Vote(ctx, q.says(1)); reason(err) != "sign_in" {
		t.Errorf("revoked, he votes: %v", err)
	}
}

// Whoever holds the assembly has a slip's new code before its guest has it: coming in with it he reads nothing of what was voted before,
// changes nothing of it, and goes on with what is asked next. The course has the slip's number.
func TestASlipMadeAnewTellsNoVotes(t *testing.T) {
	t.Parallel()
	h := openHall(t)
	a := h.begin(t, plan{guests: poll.GuestSlips})
	q, slip := h.asks(t, a.ID), h.slips(t, a.ID, 1)[0]
	nobody, staff := as(t.Context(), 0), as(t.Context(), editor)
	entered, err := h.nodes[0].Enter(nobody, under(bySlip(*slip.Code), "phone"))
	if err != nil {
		t.Fatal(err)
	}
	before := h.bearing(t, entered.Pass)
	first := q.says(0)
	first.IdempotencyKey = new("once")
	if _, err := h.nodes[0].Vote(before, first); err != nil {
		t.Fatal(err)
	}
	anew, err := h.nodes[0].ReissueSlip(staff, assembly.SlipInput{SlipID: slip.Slip.ID})
	if err != nil {
		t.Fatal(err)
	}
	again, err := h.nodes[1].Enter(nobody, under(bySlip(*anew.Code), "another phone"))
	if err != nil {
		t.Fatal(err)
	}
	ctx := h.bearing(t, again.Pass)
	if own, err := h.nodes[0].OwnBallots(ctx, a, q.item); err != nil || len(own) != 0 {
		t.Errorf("who has the slip made anew reads %d ballots, %v", len(own), err)
	}
	for _, in := range []assembly.VoteInput{first, q.says(0), q.says(1)} {
		if v, err := h.nodes[0].Vote(ctx, in); reason(err) != "voted_before" {
			t.Errorf("where he voted before he is answered %+v, %v", v, err)
		}
	}
	// A request that was on its way when the slip was made anew counts no more.
	if _, err := h.nodes[1].Vote(before, q.says(1)); reason(err) != "sign_in" {
		t.Errorf("with the pass of before: %v", err)
	}
	if n := h.count(t, `select count(*)::integer from ballot_guest where version = 1`); n != 1 {
		t.Errorf("%d ballots stand as they were cast", n)
	}
	if _, err := h.nodes[0].Close(staff, assembly.ItemInput{ItemID: q.item}); err != nil {
		t.Fatal(err)
	}
	next := h.asks(t, a.ID)
	if _, err := h.nodes[0].Vote(ctx, next.says(1)); err != nil {
		t.Errorf("what is asked next he may not answer: %v", err)
	}
	if own, err := h.nodes[1].OwnBallots(ctx, a, next.item); err != nil || len(own) != 1 {
		t.Errorf("of that he has %d ballots, %v", len(own), err)
	}
	if n := h.count(t, `select count(*)::integer from assembly_act where kind = 'slip_changed' and reason = 'reissued' and amount = `+fmt.Sprint(slip.Slip.Number)); n != 1 {
		t.Errorf("the course says %d times that the slip was made anew", n)
	}
}

// A guest of one assembly votes in no other, and a screen in none.
func TestAGuestVotesInHisAssemblyAlone(t *testing.T) {
	t.Parallel()
	h := openHall(t)
	a, b := h.begin(t, plan{guests: poll.AnyGuest}), h.begin(t, plan{guests: poll.AnyGuest})
	own, other := h.asks(t, a.ID), h.asks(t, b.ID)
	entered, err := h.nodes[0].Enter(as(t.Context(), 0), byCode(*a.Code))
	if err != nil {
		t.Fatal(err)
	}
	guest := h.bearing(t, entered.Pass)
	crossed := own.says(0)
	crossed.Ballots[0].Question = other.question
	for name, in := range map[string]assembly.VoteInput{"another assembly": other.says(0), "a question of another assembly": crossed} {
		if _, err := h.nodes[0].Vote(guest, in); err == nil {
			t.Errorf("he votes in %s", name)
		}
	}
	link, err := h.nodes[0].CreateScreen(as(t.Context(), editor), assembly.Input{AssemblyID: a.ID})
	if err != nil {
		t.Fatal(err)
	}
	_, pass, _ := strings.Cut(link, "#")
	if _, err := h.nodes[0].Vote(h.bearing(t, pass), own.says(0)); err == nil {
		t.Error("a screen votes")
	}
	if n := h.guestBallots(t); n != 0 {
		t.Errorf("%d ballots were cast", n)
	}
}

// While guests come in and vote, their slips are revoked and made anew, and the moderator goes on: nobody waits for another in a
// circle, and of those who were sent away nothing is left.
func TestGuestsComeVoteAndGoAtOnce(t *testing.T) {
	t.Parallel()
	h := openHall(t)
	a := h.begin(t, plan{guests: poll.GuestSlips})
	q, slips := h.asks(t, a.ID), h.slips(t, a.ID, 24)
	editing := as(t.Context(), editor)
	var all sync.WaitGroup
	for i, slip := range slips {
		all.Go(func() {
			entered, err := h.nodes[i%2].Enter(as(t.Context(), 0), under(bySlip(*slip.Code), fmt.Sprint("phone ", i)))
			if err != nil {
				t.Error(err)
				return
			}
			ctx := h.bearing(t, entered.Pass)
			all.Go(func() {
				if _, err := h.nodes[i%2].Vote(ctx, q.says(i%2)); err != nil && reason(err) != "sign_in" {
					t.Error(err)
				}
			})
			if i%3 == 0 {
				if _, err := h.nodes[1].RevokeSlip(editing, assembly.SlipInput{SlipID: slip.Slip.ID}); err != nil {
					t.Error(err)
				}
			}
			if i%3 == 1 {
				if _, err := h.nodes[0].ReissueSlip(editing, assembly.SlipInput{SlipID: slip.Slip.ID}); err != nil {
					t.Error(err)
				}
			}
		})
	}
	all.Go(func() {
		for range 10 {
			if _, err := h.nodes[1].RenewCode(editing, assembly.Input{AssemblyID: a.ID}); err != nil {
				t.Error(err)
			}
		}
	})
	all.Wait()
	// Of the sixteen who were not sent away eight had their slips made anew, before their votes came or afterwards.
	left := h.count(t, `select count(*)::integer from ballot_guest b join assembly_guest g on g.id = b.guest_id where g.ended_at is not null`)
	if n := h.guestBallots(t); left != 0 || n < 8 || n > 16 {
		t.Errorf("%d ballots, %d of them of guests who were sent away", n, left)
	}
}

// Members come in while somebody holds the assembly's row: neither waits for the other.
func TestWhoComesInWaitsForNobody(t *testing.T) {
	t.Parallel()
	h := openHall(t)
	a := h.begin(t, plan{guests: poll.AnyGuest})
	tx, err := h.db.Begin(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = tx.Rollback(t.Context()) }()
	if _, err := tx.Exec(t.Context(), `select 1 from assembly where id = $1 for no key update`, int64(a.ID)); err != nil {
		t.Fatal(err)
	}
	for viewer, in := range map[int64]assembly.EnterInput{member: byCode(*a.Code), outsider: byCode(*a.Code), 0: byCode(*a.Code)} {
		if _, err := h.nodes[0].Enter(as(t.Context(), viewer), in); err != nil {
			t.Errorf("member %d: %v", viewer, err)
		}
	}
}

// Whoever makes guests up fills an assembly; who has a slip, or is a member, comes in none the less.
func TestAnAssemblyThatIsFull(t *testing.T) {
	t.Parallel()
	h := openHall(t)
	a := h.begin(t, plan{guests: poll.AnyGuest})
	slip := h.slips(t, a.ID, 1)[0]
	h.exec(t, `insert into assembly_guest (assembly_id, pass_hash, joined_at) select $1, sha256(n::text::bytea), now() from generate_series(1, 20000) n`, int64(a.ID))
	nobody := as(t.Context(), 0)
	if _, err := h.nodes[0].Enter(nobody, byCode(*a.Code)); reason(err) != "assembly_full" {
		t.Errorf("one more: %v", err)
	}
	if _, err := h.nodes[0].Enter(nobody, bySlip(*slip.Code)); err != nil {
		t.Errorf("with a slip: %v", err)
	}
	if _, err := h.nodes[0].Enter(as(t.Context(), member), byCode(*a.Code)); err != nil {
		t.Errorf("as a member: %v", err)
	}
}
