package ballot_test

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"math/rand/v2"
	"slices"
	"sync"
	"testing"
	"time"

	"piazza/internal/auth"
	"piazza/internal/ballot"
	"piazza/internal/db"
	"piazza/internal/entry"
	"piazza/internal/poll"
	"piazza/internal/problem"
)

// play is a random schedule of acts upon a poll of an assembly, while members and guests vote at two nodes.
type play struct {
	*hall
	a     asked
	nodes []*ballot.Service
	rand  *rand.Rand
	// shut are the spans in which it was certainly closed: from the closing to before it was opened again.
	shut []span
}

type span struct{ from, to time.Time }

// TestSchedules plays random schedules of openings, closings, undoings, extensions and revelations under voters who never stop. Each voter
// has one effective ballot, the last that he was told of; nothing counts that came while it was closed; what is written down stands a
// recount; nobody who may not is ever told a result, and no state that is told later has a smaller version.
func TestSchedules(t *testing.T) {
	const members, guests = 10, 8
	s := setup(t, members)
	other := ballot.NewService(s.db, ballot.Secrets{})
	defer other.Drain()
	for seed := range uint64(size(12, 200)) {
		h := s.meet(t, members, guests)
		p := &play{hall: h, nodes: []*ballot.Service{s.ballots, other}, rand: rand.New(rand.NewPCG(seed, 6))}
		p.a = h.ask(t, []string{"results = 'staff'", "results = 'staff_live'"}[seed%2])
		p.run(t, members, guests)
	}
}

func (p *play) run(t *testing.T, members, guests int) {
	ctx, stop := context.WithCancel(t.Context())
	defer stop()
	var voting, watching sync.WaitGroup
	told := make([]told, members+guests)
	for n := range told {
		voting.Go(func() { told[n] = p.voteOn(ctx, t, n, members) })
	}
	watching.Go(func() { p.watch(ctx, t) })
	for range 4 + p.rand.IntN(24) {
		p.act(t)
	}
	p.finish(t)
	before := p.urns(t)
	stop()
	voting.Wait()
	watching.Wait()
	if after := p.urns(t); after != before {
		t.Errorf("after its closing the poll changed from %s to %s", before, after)
	}
	p.sound(t, p.a)
	for n, last := range told {
		p.holds(t, n, members, last)
	}
	for _, s := range p.shut {
		if n := p.number(t, `select (select count(*) from ballot where question_id = $1 and cast_at > $2 and cast_at < $3)
			+ (select count(*) from ballot_guest where question_id = $1 and cast_at > $2 and cast_at < $3)`, p.a.questions[0], s.from, s.to); n > 0 {
			t.Errorf("%d ballots were cast while it was closed", n)
		}
	}
}

// told is the last that a voter was told of his vote: the version of his ballot, and what it says.
type told struct {
	version int
	place   int
}

// voteOn votes on and on, and returns the last that counted.
func (p *play) voteOn(ctx context.Context, t *testing.T, n, members int) (last told) {
	node, cast := p.nodes[n%2], (*ballot.Service).Vote
	who := as(context.WithoutCancel(ctx), int64(firstVoter+n))
	if n >= members {
		cast, who = (*ballot.Service).GuestVote, p.guest(context.WithoutCancel(ctx), n-members)
	}
	for i := 0; ctx.Err() == nil; i++ {
		place := (n + i*3) % 4
		in := p.a.choose(place)
		if i%3 == 0 {
			in = keyed(in, fmt.Sprint(p.a.id, "-", i))
		}
		v, err := cast(node, who, in)
		switch {
		case err == nil:
			last = told{v.Ballots[0].Version, place}
		case errors.Is(err, poll.ErrClosed), errors.Is(err, poll.ErrWaiting), errors.Is(err, poll.ErrPoll):
		default:
			t.Errorf("voter %d is answered %v", n, err)
			return last
		}
	}
	return last
}

// act does the next thing, whatever that may be, and keeps an account of when the poll was closed.
func (p *play) act(t *testing.T) {
	v := p.whole(t, p.a)
	soon := v.Now.Add(time.Duration(20+p.rand.IntN(60)) * time.Millisecond)
	before := p.clock(t)
	switch act := p.rand.IntN(9); {
	case v.Phase() == poll.Waiting:
		until := &soon
		if act%2 == 0 {
			until = nil
		}
		p.may(t, p.opening(p.a, until))
	case v.Phase() == poll.Open && act < 2:
		p.may(t, acting(ballot.UnopenIn, p.a))
	case v.Phase() == poll.Open && act < 4:
		p.may(t, extending(p.a, 30*time.Millisecond))
	case v.Phase() == poll.Open && act < 6:
		p.may(t, closing(p.a, time.Hour))
	case v.Settles() && act < 7:
		p.may(t, reopening(p.a, &soon))
		if p.whole(t, p.a).Phase() == poll.Open {
			p.shut = append(p.shut, span{*v.ClosesAt, before})
		}
	case act == 7:
		p.may(t, acting(p.ballots.RevealIn, p.a))
	case act == 8:
		p.may(t, acting(ballot.UnrevealIn, p.a))
	}
	if err := p.ballots.Settle(t.Context(), p.a.id); err != nil {
		t.Error(err)
	}
}

// may does something that the rules may refuse, and nothing else.
func (p *play) may(t *testing.T, do func(context.Context, *db.Tx) error) {
	t.Helper()
	err := p.in(t, do)
	if _, refused := problem.As(err); err != nil && !refused {
		t.Error(err)
	}
}

func (p *play) clock(t *testing.T) (now time.Time) {
	p.row(t, &now, `select clock_timestamp()`)
	return now
}

// finish opens the poll if it never was, closes it for good and shows it.
func (p *play) finish(t *testing.T) {
	if p.whole(t, p.a).Phase() == poll.Waiting {
		p.must(t, p.opening(p.a, nil))
		p.until(t, "somebody has voted", func() bool { return p.number(t, `select version from poll_tally where entry_id = $1`, p.a.id) > 5 })
	}
	p.must(t, closing(p.a, 0))
	p.must(t, acting(ballot.SettleIn, p.a))
	p.must(t, acting(p.ballots.RevealIn, p.a))
	p.shut = append(p.shut, span{*p.whole(t, p.a).ClosedAt, p.clock(t)})
}

// watch looks at the poll as those do who are in the assembly.
func (p *play) watch(ctx context.Context, t *testing.T) {
	viewers := map[string]auth.Viewer{
		"screen":      {Pass: auth.Pass{Kind: auth.PassScreen, ID: 1, AssemblyID: p.hall.id}},
		"participant": viewerOf(as(ctx, firstVoter)), "editor": viewerOf(as(ctx, editor)),
	}
	versions := map[string]int64{}
	for ctx.Err() == nil {
		all, err := p.nodes[0].Standings(ctx, []entry.ID{p.a.id})
		if err != nil {
			if ctx.Err() == nil {
				t.Error(err)
			}
			return
		}
		v := all[p.a.id].Voting()
		for who, viewer := range viewers {
			state, err := all[p.a.id].For(ballot.DoorAssembly, viewer)
			if err != nil {
				continue // it is a draft, of which a screen knows nothing
			}
			if shown := v.Stored == poll.Closed && v.ResultsPublishedAt != nil; who != "editor" && (state.Results != nil) != shown {
				t.Errorf("a %s is told %+v of a poll that is %s", who, state.Results, v.Stored)
			}
			if v.Settles() && state.Results != nil {
				t.Errorf("a %s is told what a closing that can be undone would come to", who)
			}
			if state.Version < versions[who] {
				t.Errorf("a %s is told version %d after %d", who, state.Version, versions[who])
			}
			versions[who] = state.Version
		}
	}
}

// urns are all ballots of the poll in one text.
func (p *play) urns(t *testing.T) (all string) {
	p.row(t, &all, `select (select coalesce(string_agg(person_id || ':' || choice || ':' || version, ' ' order by person_id), '') from ballot where question_id = $1)
		|| ' / ' || (select coalesce(string_agg(guest_id || ':' || choice || ':' || version, ' ' order by guest_id), '') from ballot_guest where question_id = $1)`, p.a.questions[0])
	return all
}

// holds expects that a voter has just the ballot of which he was told last.
func (p *play) holds(t *testing.T, n, members int, last told) {
	table, who := `ballot where person_id`, int64(firstVoter+n)
	if n >= members {
		table, who = `ballot_guest where guest_id`, p.guests[n-members]
	}
	var text string
	p.row(t, &text, `select coalesce((select version || ' ' || choice from `+table+` = $1 and question_id = $2), '')`, who, p.a.questions[0])
	want := ""
	if last.version > 0 {
		choice, err := json.Marshal(poll.Choice{Options: []poll.OptionID{p.a.options[0][last.place]}})
		if err != nil {
			t.Fatal(err)
		}
		want = fmt.Sprint(last.version, " ", string(choice))
	}
	if compact(text) != compact(want) {
		t.Errorf("voter %d was told of %q and has %q", n, want, text)
	}
}

// compact leaves out what spaces there are.
func compact(text string) string {
	return string(slices.DeleteFunc([]byte(text), func(b byte) bool { return b == ' ' }))
}

// TestHiddenChoices plays the same random schedule upon two polls in which the same people vote at the same moments, for something else, and
// change their votes in the one where they repeat them in the other. Until a result is shown whoever does not hold the assembly is told
// the same bytes of both, across closings, undoings and openings.
func TestHiddenChoices(t *testing.T) {
	const members, guests = 6, 4
	s := setup(t, members)
	for seed := range uint64(size(8, 100)) {
		h := s.meet(t, members, guests)
		visibility := []string{"results = 'staff'", "results = 'staff_live', quorum = 3"}[seed%2]
		twins := []asked{h.ask(t, visibility), h.ask(t, visibility)}
		chance := rand.New(rand.NewPCG(seed, 11))
		for step := range 40 {
			h.both(t, twins, chance)
			if one, other := h.seenOf(t, twins[0]), h.seenOf(t, twins[1]); one != other {
				t.Fatalf("seed %d, step %d: others are told\n%s\nof one poll and\n%s\nof the other", seed, step, one, other)
			}
		}
		for _, a := range twins {
			h.sound(t, a)
		}
	}
}

// both does the same to two polls but for what is chosen.
func (h *hall) both(t *testing.T, twins []asked, chance *rand.Rand) {
	act, who, place := chance.IntN(12), chance.IntN(10), chance.IntN(4)
	for n, a := range twins {
		v := h.whole(t, a)
		var err error
		switch {
		case v.Phase() == poll.Waiting:
			err = h.in(t, h.opening(a, nil))
		case act == 0:
			err = h.in(t, closing(a, time.Hour))
		case act == 1:
			err = h.in(t, reopening(a, nil))
		case act == 2:
			err = h.in(t, acting(ballot.UnopenIn, a))
		case who < 6:
			_, err = h.ballots.Vote(as(t.Context(), int64(firstVoter+who)), a.choose((place*n+who)%4))
		default:
			_, err = h.ballots.GuestVote(h.guest(t.Context(), who-6), a.choose((place*n+who)%4))
		}
		if _, refused := problem.As(err); err != nil && !refused {
			t.Fatal(err)
		}
	}
}

// seenOf is what whoever does not hold the assembly is told of a poll, but for its times.
func (h *hall) seenOf(t *testing.T, a asked) (said string) {
	viewers := []auth.Viewer{
		{},
		viewerOf(as(t.Context(), firstVoter)), viewerOf(h.guest(t.Context(), 0)),
		{Pass: auth.Pass{Kind: auth.PassScreen, ID: 1, AssemblyID: h.id}},
	}
	all, err := h.ballots.Standings(t.Context(), idsOf(a))
	if err != nil {
		t.Fatal(err)
	}
	for _, door := range []ballot.Door{ballot.DoorAssembly, ballot.DoorWatch} {
		for _, viewer := range viewers {
			state, err := all[a.id].For(door, viewer)
			text, _ := json.Marshal(state)
			said += fmt.Sprintln(door, string(text), err)
		}
	}
	turnout := *all[a.id].Turnout()
	turnout.Now, turnout.ClosesAt = time.Time{}, nil
	text, _ := json.Marshal(turnout)
	voting := *h.whole(t, a)
	return said + fmt.Sprintln(string(text), voting.Version, voting.Voters, voting.GuestVoters, voting.TurnoutVersion, voting.Stored)
}
