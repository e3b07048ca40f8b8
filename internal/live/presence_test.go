package live

import (
	"bytes"
	"context"
	"encoding/binary"
	"fmt"
	"maps"
	"math/rand/v2"
	"slices"
	"sync"
	"testing"
	"time"

	"go.uber.org/goleak"

	"piazza/internal/problem"
)

// face is what a test shows of a member.
type face struct{ ID int64 }

// recorder keeps every byte that a node says.
type recorder struct {
	Bus
	mu   sync.Mutex
	said [][]byte
}

// Send serves Bus.
func (r *recorder) Send(topic, key string, payload []byte) {
	r.mu.Lock()
	r.said = append(r.said, []byte(topic+" "+key), payload)
	r.mu.Unlock()
	r.Bus.Send(topic, key, payload)
}

// meeting is a node with presence.
type meeting struct {
	square
	*Presence[face]
}

// openMeeting opens presence on a hub; in a test a second is forty milliseconds.
func openMeeting(s square, name string) meeting {
	return meeting{s, NewPresence(s.Hub, PresenceOptions[face]{
		Node: name, Beat: 40 * time.Millisecond, Refresh: 400 * time.Millisecond, Forget: time.Second, Typing: 500 * time.Millisecond,
		Names: func(_ context.Context, ids []int64) (map[int64]*face, error) {
			found := map[int64]*face{}
			for _, id := range ids {
				found[id] = &face{id}
			}
			return found, nil
		},
	})}
}

// openSilent opens a hub without a log.
func openSilent(t testing.TB, bus Bus) square {
	t.Helper()
	h := NewHub(Options{Key: []byte("0123456789abcdef0123456789abcdef"), Bus: bus})
	t.Cleanup(h.Close)
	return square{Hub: h}
}

// openMeetings opens nodes that talk to each other over a bus with this fault.
func openMeetings(t *testing.T, n int, f fault) []meeting {
	t.Helper()
	between := &exchange{}
	nodes := make([]meeting, n)
	for i := range nodes {
		nodes[i] = openMeeting(openSilent(t, &faulty{Bus: between.join(), fault: f}), fmt.Sprint("node ", i))
	}
	return nodes
}

// sight is what one guest sees last.
type sight struct {
	mu    sync.Mutex
	crowd Crowd[face]
	count int
	leave func()
}

// come lets a guest in.
func (m meeting) come(t *testing.T, entry, member int64, visible bool) *sight {
	t.Helper()
	ctx, leave := context.WithCancel(t.Context())
	crowds, err := m.Watch(ctx, entry, Guest{Member: member, Visible: visible})
	if err != nil {
		t.Fatal(err)
	}
	s := &sight{leave: leave}
	go func() {
		for c := range crowds {
			s.mu.Lock()
			s.crowd = c.Value
			s.count++
			s.mu.Unlock()
		}
	}()
	return s
}

// says writes down what is seen: how many, who, how many write, who.
func (s *sight) says() string {
	s.mu.Lock()
	defer s.mu.Unlock()
	return fmt.Sprint(s.crowd.Count, ids(s.crowd.Members), s.crowd.TypingCount, ids(s.crowd.Typing))
}

func ids(members []*face) []int64 {
	found := []int64{}
	for _, m := range members {
		found = append(found, m.ID)
	}
	slices.Sort(found) // who came within the same second may stand in any order
	return found
}

func (s *sight) sees(t *testing.T, want string) {
	t.Helper()
	soon(t, "seen "+want, func() bool { return s.says() == want })
}

func TestWhoIsHereOnTwoNodes(t *testing.T) {
	for name, f := range map[string]fault{
		"a good bus": {}, "a bus that loses half, doubles and delays": {loss: 0.5, double: 0.3, delay: 0.3},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			nodes := openMeetings(t, 2, f)
			here, there := nodes[0], nodes[1]
			first := here.come(t, 7, 1, false)
			first.sees(t, "1 [] 0 []")
			visitor := here.come(t, 7, 0, false)
			shown := there.come(t, 7, 2, true)
			for _, s := range []*sight{first, visitor, shown} {
				s.sees(t, "3 [2] 0 []")
			}
			// Another window of the same member, on the other node, is no other person; it shows the name.
			again := there.come(t, 7, 1, true)
			first.sees(t, "3 [1 2] 0 []")
			again.leave()
			first.sees(t, "3 [2] 0 []")
			elsewhere := there.come(t, 8, 3, true)
			elsewhere.sees(t, "1 [3] 0 []")
			visitor.leave()
			shown.leave()
			first.sees(t, "1 [] 0 []")
		})
	}
}

func TestTypingEndsByItself(t *testing.T) {
	t.Parallel()
	nodes := openMeetings(t, 2, fault{})
	reader := nodes[0].come(t, 7, 9, false)
	reader.sees(t, "1 [] 0 []")
	soon(t, "five write, three names are shown", func() bool {
		for member := range int64(5) { // too often is refused, and what was heard lapses
			_ = nodes[1].Presence.Typing(7, Guest{Member: member + 1, Visible: member > 0})
		}
		reader.mu.Lock()
		defer reader.mu.Unlock()
		return reader.crowd.TypingCount == 5 && len(reader.crowd.Typing) == 3
	})
	reader.sees(t, "1 [] 0 []")
}

func TestWhoTypesTooMuchIsHeardLess(t *testing.T) {
	t.Parallel()
	between := &exchange{}
	ears := &recorder{Bus: between.join()}
	m := openMeeting(openSilent(t, ears), "node")
	for range 1000 {
		if err := m.Presence.Typing(7, Guest{Member: 1}); err != nil {
			t.Fatal(err)
		}
	}
	ears.mu.Lock()
	if n := len(ears.said) / 2; n > 50 {
		t.Errorf("%d of 1,000 calls were passed on", n)
	}
	ears.mu.Unlock()
	var err error
	for entry := int64(100); err == nil && entry < 1100; entry++ {
		err = m.Presence.Typing(entry, Guest{Member: 1})
	}
	if !problem.Is(err, problem.Limit) {
		t.Errorf("ten places at once: %v", err)
	}
}

func TestADeadNodeIsForgotten(t *testing.T) {
	t.Parallel()
	between := &exchange{}
	here := openMeeting(openSilent(t, between.join()), "here")
	dying := &mortal{Bus: between.join()}
	there := openMeeting(openSilent(t, dying), "there")
	s := here.come(t, 7, 1, false)
	there.come(t, 7, 2, true)
	s.sees(t, "2 [2] 0 []")
	dying.die()
	s.sees(t, "1 [] 0 []")
}

// mortal is a bus whose node says nothing any more after its death.
type mortal struct {
	Bus
	mu   sync.Mutex
	dead bool
}

func (m *mortal) die() {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.dead = true
}

// Send serves Bus.
func (m *mortal) Send(topic, key string, payload []byte) {
	m.mu.Lock()
	defer m.mu.Unlock()
	if !m.dead {
		m.Bus.Send(topic, key, payload)
	}
}

// A member who does not show his name leaves no byte of it: not before others, not on the bus, and not the same
// number under two entries.
func TestWhoDoesNotShowHimselfIsInNoByte(t *testing.T) {
	t.Parallel()
	const hidden = 0x0123456789abcd
	between := &exchange{}
	ears := &recorder{Bus: between.join()}
	here := openMeeting(openSilent(t, ears), "here")
	there := openMeeting(openSilent(t, between.join()), "there")
	watcher := there.come(t, 7, 1, true)
	here.come(t, 7, hidden, false)
	here.come(t, 8, hidden, false)
	watcher.sees(t, "2 [1] 0 []")
	soon(t, "the hidden one is seen to write", func() bool {
		_ = here.Presence.Typing(7, Guest{Member: hidden}) // too often is refused, and what was heard lapses
		return watcher.says() == "2 [1] 1 []"
	})
	soon(t, "both entries were told of", func() bool {
		ears.mu.Lock()
		defer ears.mu.Unlock()
		heard := map[string]bool{}
		for i := 0; i < len(ears.said); i += 2 {
			heard[string(ears.said[i])] = true
		}
		return heard["presence/7 a"] && heard["presence/8 a"]
	})
	ears.mu.Lock()
	defer ears.mu.Unlock()
	big, little := make([]byte, 8), make([]byte, 8)
	binary.BigEndian.PutUint64(big, hidden)
	binary.LittleEndian.PutUint64(little, hidden)
	names := [][]byte{fmt.Appendf(nil, "%d", hidden), big[1:], little[:7], binary.AppendUvarint(nil, hidden)}
	for _, said := range ears.said {
		for _, name := range names {
			if bytes.Contains(said, name) {
				t.Errorf("the bus carries %x in %x", name, said)
			}
		}
	}
	if here.mask(7, hidden) == here.mask(8, hidden) {
		t.Error("the same number under two entries")
	}
}

// A crowd that fits in no message comes in several, and counts right.
func TestAThousandPeopleOnEachNode(t *testing.T) {
	t.Parallel()
	nodes := openMeetings(t, 2, fault{})
	for i := range int64(1200) {
		nodes[0].enter(7, Guest{Member: 1 + i, Visible: i < 30})
		nodes[1].enter(7, Guest{Member: 1001 + i})
	}
	for _, m := range nodes {
		s := m.come(t, 7, 1, false)
		soon(t, "all are counted once", func() bool {
			s.mu.Lock()
			defer s.mu.Unlock()
			return s.crowd.Count == 2200 && len(s.crowd.Members) == mostShown
		})
	}
	nodes[0].mu.Lock()
	defer nodes[0].mu.Unlock()
	for _, message := range nodes[0].rooms[7].part(saidPart{node: "a name of sixteen", seq: 1 << 60, ranked: true}, time.Now()) {
		if len(message) > MaxPayload {
			t.Errorf("a message of %d bytes", len(message))
		}
	}
}

func TestPresenceOverEveryBus(t *testing.T) {
	t.Parallel()
	everyBus(t, func(t *testing.T, join func() Bus) {
		nodes := make([]meeting, 2)
		for i := range nodes {
			bus := join()
			nodes[i] = openMeeting(openSilent(t, bus), fmt.Sprint("node ", i))
		}
		one, two := nodes[0].come(t, 7, 1, true), nodes[1].come(t, 7, 2, false)
		one.sees(t, "2 [1] 0 []")
		two.sees(t, "2 [1] 0 []")
		soon(t, "the other is seen to write", func() bool {
			_ = nodes[0].Presence.Typing(7, Guest{Member: 1, Visible: true}) // too often is refused, and what was heard lapses
			return two.says() == "2 [1] 1 [1]"
		})
		one.leave()
		two.sees(t, "1 [] 0 []")
	})
}

func TestGuestsComeAndGoWithoutATrace(t *testing.T) {
	nodes := openMeetings(t, 2, fault{})
	before := goleak.IgnoreCurrent()
	for i := range soaking(5000, 500) {
		ctx, leave := context.WithCancel(t.Context())
		crowds, err := nodes[i%2].Watch(ctx, int64(i%3), Guest{Member: int64(i % 5), Visible: i%7 == 0})
		if err != nil {
			t.Fatal(err)
		}
		if i%20 == 0 {
			await(t, crowds)
		}
		leave()
	}
	for _, m := range nodes {
		soon(t, "the rooms are closed", func() bool {
			m.mu.Lock()
			defer m.mu.Unlock()
			return len(m.rooms) == 0 && m.states.standing() == [2]int{}
		})
	}
	nothingRuns(t, before)
}

// Over any order of comings, goings and messages, every node counts each member once.
func TestCountsFollowAnySchedule(t *testing.T) {
	t.Parallel()
	nodes := openMeetings(t, 3, fault{loss: 0.2, double: 0.2, delay: 0.2})
	type window struct {
		node   int
		member int64
	}
	seed := rand.Uint64()
	t.Logf("seed %d", seed)
	chance := rand.New(rand.NewPCG(seed, 0))
	open := map[window][]*sight{}
	for range 150 {
		w := window{chance.IntN(3), int64(chance.IntN(6))}
		if list := open[w]; len(list) > 0 && chance.IntN(2) == 0 {
			list[0].leave()
			open[w] = list[1:]
			continue
		}
		open[w] = append(open[w], nodes[w.node].come(t, 7, w.member, false))
	}
	members, visitors := map[int64]bool{}, 0
	for w, list := range open {
		if w.member == 0 {
			visitors += len(list)
		} else if len(list) > 0 {
			members[w.member] = true
		}
	}
	want := fmt.Sprint(visitors+len(slices.Collect(maps.Keys(members))), " [] 0 []")
	for _, list := range open {
		for _, s := range list {
			s.sees(t, want)
		}
	}
}
