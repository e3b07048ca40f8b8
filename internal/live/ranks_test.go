package live

import (
	"context"
	"fmt"
	"slices"
	"testing"
	"time"
)

// openRanked opens a second presence on a node, which counts people by what they are there as.
func openRanked(m meeting, name string) *Presence[face] {
	o := m.options
	o.Kind, o.Ranked, o.Node, o.Linger = "hall", true, name, 200*time.Millisecond
	return NewPresence(m.Hub, o)
}

// Of several windows, on whichever nodes, the greatest rank counts; whoever only looks is not counted.
func TestRanksOnTwoNodes(t *testing.T) {
	t.Parallel()
	nodes := openMeetings(t, 2, fault{loss: 0.3})
	here, there := openRanked(nodes[0], "here"), openRanked(nodes[1], "there")
	enter := func(p *Presence[face], member int64, rank int) (leave func()) {
		ctx, leave := context.WithCancel(t.Context())
		p.Enter(ctx, 7, Guest{Member: member, Rank: rank})
		return leave
	}
	crowds, err := there.Look(t.Context(), 7, Front)
	if err != nil {
		t.Fatal(err)
	}
	sees := func(want string) {
		t.Helper()
		for c := range crowds {
			if got := fmt.Sprint(c.Value.Count, c.Value.Ranks); got == want {
				return
			}
		}
		t.Fatalf("it never saw %s", want)
	}
	enter(here, 0, 5) // a visitor is of the lowest rank
	window := enter(here, 1, 2)
	enter(there, 2, 2)
	again := enter(there, 1, 4)
	enter(there, -9, 3)
	sees("4 [1 0 1 1 1 0 0 0]")
	again()
	sees("4 [1 0 2 1 0 0 0 0]")
	window()
	sees("3 [1 0 1 1 0 0 0 0]")
	// Two accounts of one person are one, shown under the name of the one that shows itself.
	for member, p := range map[int64]*Presence[face]{11: here, 12: there} {
		p.Enter(t.Context(), 7, Guest{Member: member, Person: 5, Visible: member == 12, Rank: int(member) - 8})
	}
	sees("4 [1 0 1 1 1 0 0 0]")
	soon(t, "his name is shown", func() bool {
		there.mu.Lock()
		defer there.mu.Unlock()
		return slices.Equal(there.rooms[7].crowd().shown, []int64{12})
	})
	// Under an entry of the same number nobody is.
	nodes[0].come(t, 7, 5, false).sees(t, "1 [] 0 []")
}

// Whoever asks for a count on a node where nobody is gets one once the other nodes have been heard, and is not in the way of
// forgetting the room.
func TestRanksWhereNobodyLooks(t *testing.T) {
	t.Parallel()
	nodes := openMeetings(t, 2, fault{})
	here, there := openRanked(nodes[0], "here"), openRanked(nodes[1], "there")
	ctx, leave := context.WithCancel(t.Context())
	here.Enter(ctx, 7, Guest{Member: 1, Rank: 4})
	if _, known := there.Ranks(7); known {
		t.Error("a node that has heard nobody says that it knows")
	}
	soon(t, "the count is known", func() bool {
		ranks, known := there.Ranks(7)
		return known && ranks[4] == 1
	})
	leave()
	soon(t, "the rooms are closed", func() bool {
		for _, p := range []*Presence[face]{here, there} {
			p.mu.Lock()
			n := len(p.rooms)
			p.mu.Unlock()
			if n > 0 {
				return false
			}
		}
		return true
	})
}

// A visitor is one person on his connection, however often he asks for the same there, until he has left as often.
func TestAVisitorIsOneOnHisConnection(t *testing.T) {
	t.Parallel()
	node := openMeetings(t, 1, fault{})[0]
	p := openRanked(node, "here")
	enter := func(place *seat) (leave func()) {
		c := &course{seat: place, cancel: func() {}}
		p.Enter(context.WithValue(t.Context(), courseKey{}, c), 7, Guest{})
		return c.finish
	}
	count := func(want int) {
		t.Helper()
		if ranks, _ := p.Ranks(7); ranks[0] != want {
			t.Errorf("%d visitors instead of %d", ranks[0], want)
		}
	}
	one, other := &seat{}, &seat{}
	first, again := enter(one), enter(one)
	count(1)
	enter(other)
	count(2)
	first()
	count(2)
	again()
	count(1)
}
