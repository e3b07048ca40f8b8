package live

import (
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"go.uber.org/goleak"

	"piazza/internal/db"
)

// tallies are states in a table of the test's own.
type tallies struct {
	square
	*States[int64]
	loads atomic.Int64
	// broken makes every reading fail.
	broken atomic.Bool
}

func tally(n int64) db.Stream { return db.Stream{Kind: "tally", Ref: n} }

// openTallies adds states to a square.
func openTallies(t testing.TB, s square) *tallies {
	t.Helper()
	if _, err := s.db.Exec(t.Context(), `create table if not exists tally (ref bigint primary key, version bigint not null, votes bigint not null)`); err != nil {
		t.Fatal(err)
	}
	s.db.OnTouch(s.Touched)
	made := &tallies{square: s}
	made.States = NewStates(s.Hub, Source[int64]{Kind: "tally", Versions: made.versions, Load: made.load})
	return made
}

func (c *tallies) versions(ctx context.Context, refs []int64) (map[int64]int64, error) {
	rows, err := c.db.Query(ctx, `select ref, version from tally where ref = any($1)`, refs)
	if err != nil {
		return nil, err
	}
	defer rows.Close()
	found := map[int64]int64{}
	for rows.Next() {
		var ref, version int64
		if err := rows.Scan(&ref, &version); err != nil {
			return nil, err
		}
		found[ref] = version
	}
	return found, rows.Err()
}

func (c *tallies) load(ctx context.Context, ref int64) (found State[int64], err error) {
	c.loads.Add(1)
	if c.broken.Load() {
		return found, errors.New("broken on purpose")
	}
	err = c.db.QueryRow(ctx, `select coalesce(max(version), 0), coalesce(max(votes), 0) from tally where ref = $1`, ref).
		Scan(&found.Version, &found.Value)
	return found, err
}

const voteSQL = `insert into tally values ($1, 1, 10) on conflict (ref) do update set version = tally.version + 1, votes = tally.votes + 10`

// vote moves a state on by one version; the votes are always ten times the version.
func (c *tallies) vote(ctx context.Context, ref int64, fail bool) error {
	return c.db.InTx(ctx, func(ctx context.Context, tx *db.Tx) error {
		if _, err := tx.Exec(ctx, voteSQL, ref); err != nil {
			return err
		}
		tx.Touch(tally(ref))
		if fail {
			return errOnPurpose
		}
		return nil
	})
}

var errOnPurpose = errors.New("on purpose")

func (c *tallies) votes(t testing.TB, ref int64, n int) {
	t.Helper()
	for range n {
		if err := c.vote(t.Context(), ref, false); err != nil {
			t.Fatal(err)
		}
	}
}

// watched is what a watcher got since he began to watch.
type watched struct {
	began  time.Time
	mu     sync.Mutex
	states []State[int64]
	ended  bool
}

// watch keeps all that a watcher gets; between two he may pause.
func (c *tallies) watch(t testing.TB, ctx context.Context, ref int64, pause func()) *watched {
	t.Helper()
	w := &watched{began: time.Now()}
	slot, err := c.Watch(ctx, ref)
	if err != nil {
		t.Fatal(err)
	}
	go func() {
		for s := range slot {
			w.add(s)
			if pause != nil {
				pause()
			}
		}
		w.mu.Lock()
		defer w.mu.Unlock()
		w.ended = true
	}()
	return w
}

func (w *watched) add(s State[int64]) {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.states = append(w.states, s)
}

func (w *watched) last() State[int64] {
	w.mu.Lock()
	defer w.mu.Unlock()
	if len(w.states) == 0 {
		return State[int64]{Version: -1}
	}
	return w.states[len(w.states)-1]
}

func (w *watched) count() int {
	w.mu.Lock()
	defer w.mu.Unlock()
	return len(w.states)
}

func (w *watched) over() bool {
	w.mu.Lock()
	defer w.mu.Unlock()
	return w.ended
}

// sound checks that versions only grow, that values fit them, and that four states a second came at most, and the first two at once.
// Readers are woken late now and then, so that this holds of all of the time and not of each second.
func (w *watched) sound(t testing.TB) {
	t.Helper()
	w.mu.Lock()
	defer w.mu.Unlock()
	for i, s := range w.states {
		if s.Value != 10*s.Version {
			t.Errorf("version %d came with %d", s.Version, s.Value)
		}
		if i > 0 && s.Version <= w.states[i-1].Version {
			t.Errorf("version %d followed %d", s.Version, w.states[i-1].Version)
		}
	}
	if took := time.Since(w.began); len(w.states) > 2+int(took/defaultPause) {
		t.Errorf("%d states within %s", len(w.states), took)
	}
}

func TestFirstIsWhatTheStateIsNow(t *testing.T) {
	t.Parallel()
	c := openTallies(t, openSquare(t, nil))
	c.votes(t, 1, 3)
	for ref, want := range map[int64]int64{1: 3, 2: 0} {
		slot, err := c.Watch(t.Context(), ref)
		if err != nil {
			t.Fatal(err)
		}
		if got := await(t, slot); got.Version != want {
			t.Errorf("state %d begins with version %d, want %d", ref, got.Version, want)
		}
	}
}

func await[T any](t testing.TB, from <-chan T) T {
	t.Helper()
	select {
	case v, open := <-from:
		if !open {
			t.Fatal("it ended")
		}
		return v
	case <-time.After(patience):
		t.Fatal("nothing came")
		panic("unreachable")
	}
}

// Five thousand votes in a burst, over two nodes, with every hint, half of them and none: each watcher gets at most four
// states a second, none older than the last, and the last is the truth.
func TestABurstArrivesAsAFewStatesAndTheLast(t *testing.T) {
	for name, fault := range map[string]fault{
		"every hint arrives": {}, "half of the hints are lost, some come twice and late": {loss: 0.5, double: 0.2, delay: 0.2}, "no hint arrives": {loss: 1},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			pour(t, fault, 5000)
		})
	}
}

func pour(t *testing.T, f fault, votes int) {
	between := &exchange{}
	nodes := openNodes(t, 2, func(o *Options) { o.Sweep, o.Bus = time.Second, &faulty{Bus: between.join(), fault: f} })
	here, there := openTallies(t, nodes[0]), openTallies(t, nodes[1])
	seed := rand.Uint64()
	t.Logf("seed %d", seed)
	over := make(chan struct{})
	watchers := []*watched{
		here.watch(t, t.Context(), 1, nil), there.watch(t, t.Context(), 1, nil),
		there.watch(t, t.Context(), 1, func() { <-over }), // who reads again only after the burst gets the last
	}
	began := time.Now()
	var writers sync.WaitGroup
	for n := range 8 {
		chance := rand.New(rand.NewPCG(seed, uint64(n)))
		writers.Go(func() {
			for range votes / 8 {
				if err := here.vote(context.Background(), 1, chance.IntN(20) == 0); err != nil && !errors.Is(err, errOnPurpose) {
					t.Error(err)
				}
			}
		})
	}
	soon(t, "the burst is under way", func() bool { return watchers[0].last().Version > 10 })
	watchers = append(watchers, there.watch(t, t.Context(), 1, nil)) // joins in the middle
	writers.Wait()
	took, ended := time.Since(began), time.Now()
	close(over)
	truth, err := here.load(t.Context(), 1)
	if err != nil {
		t.Fatal(err)
	}
	for i, w := range watchers {
		soon(t, fmt.Sprintf("watcher %d has the last of %d versions", i, truth.Version), func() bool { return w.last() == truth })
		w.sound(t)
	}
	t.Logf("%d versions in %s; watchers got %d, %d, %d, %d states; the last %s after the end", truth.Version, took,
		watchers[0].count(), watchers[1].count(), watchers[2].count(), watchers[3].count(), time.Since(ended))
}

// Where no sweep helps, what is touched on one node arrives on the other by the bus alone.
func TestTouchesTravelOverEveryBus(t *testing.T) {
	t.Parallel()
	everyBus(t, func(t *testing.T, join func() Bus) {
		nodes := openNodes(t, 2, func(o *Options) { o.Sweep, o.Bus = time.Hour, join() })
		here, there := openTallies(t, nodes[0]), openTallies(t, nodes[1])
		w := there.watch(t, t.Context(), 1, nil)
		// Following takes a moment to begin: what is touched before is not heard.
		soon(t, "a touch is heard", func() bool {
			here.votes(t, 1, 1)
			return w.last().Version > 0
		})
		here.votes(t, 1, 10)
		truth, err := here.load(t.Context(), 1)
		if err != nil {
			t.Fatal(err)
		}
		soon(t, "the last arrives", func() bool { return w.last() == truth })
		w.sound(t)
	})
}

func TestOneReadingServesAllWatchers(t *testing.T) {
	t.Parallel()
	c := openTallies(t, openSquare(t, func(o *Options) { o.Sweep = time.Hour }))
	c.votes(t, 1, 1)
	var watchers []*watched
	for range 100 {
		watchers = append(watchers, c.watch(t, t.Context(), 1, nil))
	}
	c.votes(t, 1, 1)
	for _, w := range watchers {
		soon(t, "everybody has the last", func() bool { return w.last().Version == 2 })
	}
	if n := c.loads.Load(); n > 3 {
		t.Errorf("%d readings for a hundred watchers of two versions", n)
	}
}

func TestAFailingReadingIsTriedAgain(t *testing.T) {
	t.Parallel()
	c := openTallies(t, openSquare(t, nil))
	c.broken.Store(true)
	w := c.watch(t, t.Context(), 1, nil)
	soon(t, "it failed twice", func() bool { return c.loads.Load() >= 2 })
	c.votes(t, 1, 1)
	c.broken.Store(false)
	soon(t, "the state arrives", func() bool { return w.last().Version == 1 })
	if w.over() {
		t.Error("the watcher was sent away")
	}
}

// Only a restore takes a version back: who watches is sent away to begin anew.
func TestAVersionThatGoesBackEndsTheWatchers(t *testing.T) {
	t.Parallel()
	c := openTallies(t, openSquare(t, nil))
	c.votes(t, 1, 5)
	ctx, ending := WithEnding(t.Context())
	slot, err := c.Watch(ctx, 1)
	if err != nil {
		t.Fatal(err)
	}
	await(t, slot)
	if _, err := c.db.Exec(t.Context(), `update tally set version = 2, votes = 20 where ref = 1`); err != nil {
		t.Fatal(err)
	}
	for range slot { // until it ends
		t.Error("a state came that is older")
	}
	if ending.Reason() != Broken {
		t.Errorf("ended with %q", ending.Reason())
	}
	again, err := c.Watch(t.Context(), 1)
	if err != nil {
		t.Fatal(err)
	}
	if got := await(t, again); got.Version != 2 {
		t.Errorf("begins anew with version %d", got.Version)
	}
}

func TestWatchersComeAndGoWithoutATrace(t *testing.T) {
	c := openTallies(t, openSquare(t, nil))
	c.votes(t, 1, 1)
	before := goleak.IgnoreCurrent()
	for i := range soaking(10_000, 1000) {
		ctx, cancel := context.WithCancel(t.Context())
		slot, err := c.Watch(ctx, int64(i%3))
		if err != nil {
			t.Fatal(err)
		}
		if i%2 == 0 {
			await(t, slot)
		}
		if i%100 == 0 {
			c.votes(t, int64(i%3), 1)
		}
		cancel()
	}
	soon(t, "nobody watches", func() bool { return c.standing() == [2]int{} })
	nothingRuns(t, before)
}

// standing returns how many states and watchers there are.
func (s *States[T]) standing() [2]int {
	s.mu.Lock()
	defer s.mu.Unlock()
	return [2]int{len(s.watched), s.watchers}
}

func TestStatesEndWithTheHub(t *testing.T) {
	t.Parallel()
	s := openSquare(t, nil)
	c := openTallies(t, s)
	ctx, ending := WithEnding(t.Context())
	slot, err := c.Watch(ctx, 1)
	if err != nil {
		t.Fatal(err)
	}
	await(t, slot)
	s.Close()
	if _, open := <-slot; open || ending.Reason() != Closing {
		t.Errorf("open: %t, reason %q", open, ending.Reason())
	}
	if _, err := c.Watch(t.Context(), 1); err == nil {
		t.Error("a closed hub took a watcher")
	}
}
