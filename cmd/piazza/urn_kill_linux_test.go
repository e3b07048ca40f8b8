package main

import (
	"context"
	"fmt"
	"maps"
	"math/rand/v2"
	"os"
	"sync"
	"syscall"
	"testing"
	"time"

	audience "piazza/bench/nodes/crowd"
)

// TestUrnsHoldWhateverIsKilled lets people vote in confidential polls at two nodes that share a database and a folder of keys. They change
// their votes, send them twice, turn out to be one person, erase themselves; polls close by hand and by time. Meanwhile a node, PostgreSQL,
// the server with its PostgreSQL, or all of it is killed at moments of chance, and so is the server again and again while it seals. Whoever
// got no answer asks again under the same key. Each poll is open with every ballot that was acknowledged, or sealed with just these: the
// program itself verifies the public file, with all receipts and all ends of the log that were ever seen. PIAZZA_SOAK kills 200 times.
func TestUrnsHoldWhateverIsKilled(t *testing.T) {
	people, kills := 14, fewKills
	if os.Getenv("PIAZZA_SOAK") != "" {
		people, kills = 30, 200
	}
	seed := uint64(time.Now().UnixNano())
	t.Logf("seed %d", seed)
	u := openUrns(t, seed, people)
	for round := 0; u.killed() < kills; round++ {
		u.hold(kills)
		if t.Failed() {
			break
		}
		t.Logf("round %d: %d kills", round+1, u.killed())
	}
	if err := u.voters.finish(); err != nil {
		t.Error(err)
	}
	t.Logf("%v", u.voters)
	t.Logf("%d kills: %v; of them %d while sealing, which was then found at %v; %d polls sealed, %d unions, %d erased",
		u.killed(), u.strikes, u.sealing, u.foundAt, u.sealed, len(u.unions), u.erased)
	if u.voters.acknowledged.Load() == 0 || u.voters.changed.Load() == 0 || u.voters.twice.Load() == 0 || u.voters.looked.Load() == 0 || u.sealed == 0 {
		t.Error("this was no trial")
	}
}

// fewKills are enough to see that the trial works.
const fewKills = 8

// urnStanding is how a poll stands as its voters know it.
type urnStanding int

const (
	urnOpen urnStanding = iota
	urnClosing
	urnSealed
)

// urnHouse is confidential polls at two nodes, and who votes in them.
type urnHouse struct {
	*election

	seed   uint64
	voters *urnVoters
	// strikes counts what was killed, sealing those of them that fell upon a sealing, foundAt how far that had come.
	strikes map[string]int
	sealing int
	foundAt map[string]int
	sealed  int
	unions  []union
	erased  int
	// lastPostgres are the falls of PostgreSQL that its server has seen: after too many within a minute it gives up, as it should.
	lastPostgres int
	mu           sync.Mutex
	stands       map[*posed]urnStanding
	// seen are the ends of the logs that somebody noted, logs the last files.
	seen map[*posed][]string
	logs map[*posed]string
}

func openUrns(t *testing.T, seed uint64, people int) *urnHouse {
	t.Helper()
	u := &urnHouse{
		election: openElection(t, rand.New(rand.NewPCG(seed, 0)), 0), seed: seed, strikes: map[string]int{}, foundAt: map[string]int{},
		stands: map[*posed]urnStanding{}, seen: map[*posed][]string{}, logs: map[*posed]string{},
	}
	ctx, stop := context.WithCancel(t.Context())
	u.voters = &urnVoters{ctx: ctx, stop: stop, receipts: map[*posed][]string{}, firsts: map[*posed][]string{}}
	t.Cleanup(func() { stop(); u.voters.voting.Wait() })
	u.come(people)
	return u
}

// come lets so many more people vote.
func (u *urnHouse) come(people int) {
	u.t.Helper()
	for range people {
		v := &urnVoter{elector: u.enter(fmt.Sprintf("urna%d", len(u.voters.all)), "member"), trail: map[*posed]*trail{}, casts: map[*posed]int{}, doubts: map[*posed]bool{}}
		u.known(v.elector)
		u.voters.begin(u.t.Context(), v)
	}
}

func (u *urnHouse) standing() map[*posed]urnStanding {
	u.mu.Lock()
	defer u.mu.Unlock()
	return maps.Clone(u.stands)
}

func (u *urnHouse) stand(p *posed, now urnStanding) {
	u.mu.Lock()
	defer u.mu.Unlock()
	u.stands[p] = now
}

func (u *urnHouse) killed() (n int) {
	for _, times := range u.strikes {
		n += times
	}
	return n
}

// hold holds some polls from their opening to their sealing.
func (u *urnHouse) hold(most int) {
	u.t.Helper()
	polls := u.poseSome(most)
	u.cast(40)
	kin := u.kin()
	for n := 0; n < 5 && (u.killed() < most-4 || n == 0); n++ {
		u.strikeUrns(n)
		u.cast(20)
		for _, p := range polls {
			u.note(p)
		}
	}
	kin()
	u.voters.quiet(func([]*urnVoter) {
		for _, p := range polls {
			u.turnout(p)
			u.stand(p, urnClosing)
		}
	})
	closed := u.closeSome(polls)
	kin = u.kin()
	u.strikeSealing(min(10, most-u.killed()), polls...)
	closed()
	kin()
	for _, p := range polls {
		within(u.t, limit(), "the poll is sealed", func() bool { return u.midway(p) == "sealed" })
		u.stand(p, urnSealed)
		u.sealed++
	}
	u.voters.opened()
	u.voters.quiet(func(all []*urnVoter) {
		for _, p := range polls {
			u.verify(p, all)
		}
	})
	if most > fewKills { // who merged or erased himself is replaced
		u.come(4)
	}
}

// poseSome opens polls while PostgreSQL falls.
func (u *urnHouse) poseSome(most int) (polls []*posed) {
	u.t.Helper()
	rules := map[string]any{"isConfidential": true, "closesByHand": true}
	fall := u.fallSoon()
	for n := range 2 * min(2, (most+fewKills-1)/fewKills) {
		kinds := [][]string{{"SINGLE", "OPEN"}, {"RANKED", "OPEN", "SCORE"}}[n%2]
		polls = append(polls, u.pose(rules, kinds...))
	}
	fall()
	for _, p := range polls {
		u.stand(p, urnOpen)
	}
	u.voters.opened(polls...)
	return polls
}

// closeSome has every second poll close by its time, and closes the others; what it returns waits for that.
func (u *urnHouse) closeSome(polls []*posed) (wait func()) {
	u.t.Helper()
	var waits []func()
	for n, p := range polls {
		if n%2 == 1 {
			u.closeAt(p, time.Second)
		}
	}
	for n, p := range polls {
		if n%2 == 0 {
			waits = append(waits, u.closeSoon(p))
		}
	}
	return func() {
		for _, wait := range waits {
			wait()
		}
	}
}

// cast waits for so many more votes, or until all have voted so often that they only look.
func (u *urnHouse) cast(more int64) {
	u.t.Helper()
	until, looks := u.voters.acknowledged.Load()+more, u.voters.looked.Load()+10*more
	within(u.t, 2*time.Minute, "votes are acknowledged", func() bool {
		return u.voters.acknowledged.Load() >= until || u.voters.looked.Load() >= looks || u.voters.faulty()
	})
}

// kin has two people turn out to be one, and one erase himself, while all else goes on; what it returns waits for them.
func (u *urnHouse) kin() (wait func()) {
	var who []*urnVoter
	for _, v := range u.voters.all {
		if !v.gone {
			who = append(who, v)
		}
	}
	u.dice.Shuffle(len(who), func(a, b int) { who[a], who[b] = who[b], who[a] })
	stays, goes, leaves := who[0], who[1], who[2]
	var all sync.WaitGroup
	all.Go(func() {
		if err := u.unite(u.t.Context(), stays, goes); err != nil {
			u.voters.fault(goes, err)
		}
	})
	all.Go(func() {
		if err := u.erase(u.t.Context(), leaves); err != nil {
			u.voters.fault(leaves, err)
		}
	})
	return func() { all.Wait(); u.erased++ }
}

const (
	killNode     = "a node"
	killPostgres = "PostgreSQL"
	killServer1  = "the server with its PostgreSQL"
	killAll      = "all of it"
)

// fallSoon lets PostgreSQL fall a moment later; what it returns waits for that.
func (u *urnHouse) fallSoon() (wait func()) {
	before := postgres(u.house.dir)
	if !u.mayFall() || before == 0 {
		return func() {}
	}
	fallen := make(chan error, 1)
	time.AfterFunc(time.Duration(u.dice.IntN(150))*time.Millisecond, func() { fallen <- syscall.Kill(before, syscall.SIGKILL) })
	return func() {
		must(u.t, <-fallen)
		u.strikes[killPostgres]++
		u.isBack(before)
	}
}

// mayFall tells whether the server would start its PostgreSQL once more.
func (u *urnHouse) mayFall() bool {
	u.lastPostgres++
	return u.lastPostgres <= 4
}

func (u *urnHouse) isBack(before int) {
	u.t.Helper()
	within(u.t, limit(), "PostgreSQL is back", func() bool { return postgres(u.house.dir) != before && ready(u.house.dir) })
}

// strikeUrns kills something while people vote, and brings it back.
func (u *urnHouse) strikeUrns(n int) {
	u.t.Helper()
	kinds := []string{killNode, killPostgres, killServer1, killAll}
	what := kinds[(n+u.dice.IntN(2)*2)%len(kinds)]
	if what == killPostgres && !u.mayFall() {
		what = killServer1
	}
	u.strikes[what]++
	switch what {
	case killNode:
		u.house.lose(u.t)
	case killPostgres:
		before := postgres(u.house.dir)
		must(u.t, syscall.Kill(before, syscall.SIGKILL))
		u.isBack(before)
	default:
		u.fell(what, nil)
		u.raise(what == killAll)
	}
}

// fell kills the server, or the one that is just starting in its place; with its PostgreSQL, or all of it: the other node as well.
func (u *urnHouse) fell(what string, starting *rising) {
	u.t.Helper()
	if what == killAll {
		if pid := postgres(u.house.dir); pid > 0 {
			_ = syscall.Kill(pid, syscall.SIGKILL)
		}
	}
	if starting != nil {
		starting.end(u.t, syscall.SIGKILL)
	} else {
		u.house.nodes[0].end(u.t, syscall.SIGKILL)
	}
	if what == killAll {
		u.house.nodes[1].end(u.t, syscall.SIGKILL)
	}
	u.lastPostgres = 0
}

// closeSoon closes a poll while all else goes on; what it returns waits for that.
func (u *urnHouse) closeSoon(p *posed) (wait func()) {
	closed := make(chan error, 1)
	go func() {
		closed <- u.until(u.t.Context(), "a poll is closed", func(node string) error {
			var got struct {
				PollClose struct{ UserErrors []struct{ Reason string } }
			}
			const asked = `mutation ($id: ID!) { pollClose(input: {pollId: $id}) { userErrors { reason } } }`
			err := audience.Ask(u.t.Context(), u.chair.client, node, u.chair.session, asked, map[string]any{"id": p.id}, &got)
			if errs := got.PollClose.UserErrors; len(errs) > 0 && errs[0].Reason != reasonClosed {
				err = fmt.Errorf("closing is refused: %s", errs[0].Reason)
			}
			return err
		})
	}()
	return func() { must(u.t, <-closed) }
}

// raise starts the server again, and the other node where that fell too.
func (u *urnHouse) raise(both bool) {
	u.t.Helper()
	h := u.house
	first := open(u.t, h.dir, []string{"--demo"})
	h.mu.Lock()
	h.nodes[0] = first
	h.mu.Unlock()
	if both {
		second := h.second(u.t)
		h.mu.Lock()
		h.nodes[1] = second
		h.mu.Unlock()
	}
}
