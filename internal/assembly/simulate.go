package assembly

import (
	"context"
	"errors"
	"log/slog"
	"math/rand/v2"
	"sync"
	"time"

	"piazza/internal/auth"
	"piazza/internal/ballot"
	"piazza/internal/db"
	"piazza/internal/entry"
	"piazza/internal/poll"
	"piazza/internal/problem"
)

// Crowds lets those whom rehearsals have made up come in, vote and ask, over a plausible time. A rehearsal is driven by one node at
// a time, for as long as its lease runs: what is to be done follows from the rehearsal's seed, the database's clock and what is
// written already, so that another node goes on where one was killed.
type Crowds struct {
	options CrowdsOptions
	// seats are those who are shown as present on this node, by rehearsal and person.
	seats map[ID]map[int64]context.CancelFunc
	// asked are the questions of polls at their versions: one whose opening is undone may ask something else when it opens again.
	asked map[entry.ID]*poll.Voting
}

// CrowdsOptions says what crowds work with.
type CrowdsOptions struct {
	DB      *db.DB
	Ballots *ballot.Service
	// Node names this node among the others.
	Node string
	// Seat shows somebody who counts as present, until ctx ends; nil shows nobody.
	Seat func(ctx context.Context, id ID, person int64)
	Log  *slog.Logger
	// Pause lies between two looks at what is due; 400 ms.
	Pause time.Duration
}

// rehearsal is one that this node drives.
type rehearsal struct {
	id           ID
	participants int
	seed         uint64
	// going is how long it has been going on.
	going time.Duration
}

// asking is a question that is open.
type asking struct {
	poll    entry.ID
	version int64
	// going is how long it has been open, lasts how long it will have been; 0 where nobody knows.
	going, lasts time.Duration
}

const (
	crowdPause = 400 * time.Millisecond
	// Those made up come in within this time, however many they are.
	arrivesWithin = 15 * time.Second
	// handsAtOnce is how many of them vote at the same moment.
	handsAtOnce = 32
	// idle is how long a node looks for rehearsals less often while it drives none.
	idle = 4
)

// NewCrowds returns crowds; Run lets them move.
func NewCrowds(o CrowdsOptions) *Crowds {
	if o.Pause == 0 {
		o.Pause = crowdPause
	}
	if o.Seat == nil {
		o.Seat = func(context.Context, ID, int64) { /* nobody is shown */ }
	}
	return &Crowds{options: o, seats: map[ID]map[int64]context.CancelFunc{}, asked: map[entry.ID]*poll.Voting{}}
}

// Run drives rehearsals until ctx ends, and leaves them to the other nodes then.
func (c *Crowds) Run(ctx context.Context) {
	ticker := time.NewTicker(c.options.Pause)
	defer ticker.Stop()
	defer c.leave(ctx)
	for n := 0; ; n++ {
		if n%idle == 0 || len(c.seats) > 0 {
			if err := c.step(ctx); err != nil && ctx.Err() == nil {
				c.options.Log.WarnContext(ctx, "a rehearsal waits", "error", err)
			}
		}
		select {
		case <-ticker.C:
		case <-ctx.Done():
			return
		}
	}
}

// leave lets nobody wait for the end of a lease.
func (c *Crowds) leave(ctx context.Context) {
	c.keep(nil)
	ctx, cancel := context.WithTimeout(context.WithoutCancel(ctx), time.Second)
	defer cancel()
	if err := storeOn(c.options.DB).RehearsalLeave(ctx, c.options.Node); err != nil {
		c.options.Log.WarnContext(ctx, "another node takes rehearsals over a little later", "error", err)
	}
}

// step does what is due.
func (c *Crowds) step(ctx context.Context) error {
	driven, err := storeOn(c.options.DB).drive(ctx, c.options.Node)
	if err != nil {
		return err
	}
	c.keep(driven)
	for _, r := range driven {
		// One that fails keeps no other from going on.
		err = errors.Join(err, c.move(ctx, r))
	}
	return err
}

// keep takes the seats of those away whose rehearsal is over, or driven by another node.
func (c *Crowds) keep(driven []rehearsal) {
	stays := map[ID]bool{}
	for _, r := range driven {
		stays[r.id] = true
		if c.seats[r.id] == nil {
			c.seats[r.id] = map[int64]context.CancelFunc{}
		}
	}
	for id, seats := range c.seats {
		if stays[id] {
			continue
		}
		for _, leave := range seats {
			leave()
		}
		delete(c.seats, id)
	}
	if len(c.seats) == 0 {
		clear(c.asked)
	}
}

func (c *Crowds) move(ctx context.Context, r rehearsal) error {
	persons, err := c.arrive(ctx, r)
	if err != nil {
		return err
	}
	c.sit(ctx, r.id, persons)
	if err := c.ask(ctx, r, len(persons)); err != nil {
		return err
	}
	if err := c.want(ctx, r, persons); err != nil {
		return err
	}
	open, err := storeOn(c.options.DB).openQuestions(ctx, r.id)
	if err != nil {
		return err
	}
	for _, one := range open {
		if err := c.vote(ctx, r, one, persons); err != nil {
			return err
		}
	}
	return nil
}

// due is how many of those made up are here by now: a few at once, then all within the time of arrivesWithin.
func (r rehearsal) due() int {
	share := float64(r.going) / float64(arrivesWithin)
	return min(r.participants, 1+int(share*float64(r.participants)))
}

func (c *Crowds) arrive(ctx context.Context, r rehearsal) (persons []int64, err error) {
	store := storeOn(c.options.DB)
	persons, err = store.RehearsalPersons(ctx, int64(r.id))
	more := r.due() - len(persons)
	if err != nil || more <= 0 {
		return persons, err
	}
	err = c.options.DB.InTx(ctx, func(ctx context.Context, tx *db.Tx) error {
		here, err := storeOn(tx).join(ctx, r.id, more, tx.Now())
		if here {
			tx.Touch(db.Stream{Kind: StreamTurnout, Ref: int64(r.id)})
		}
		return err
	})
	if err != nil {
		return nil, err
	}
	return store.RehearsalPersons(ctx, int64(r.id))
}

// sit shows them as present.
func (c *Crowds) sit(ctx context.Context, id ID, persons []int64) {
	for _, person := range persons {
		if c.seats[id][person] == nil {
			seat, leave := context.WithCancel(ctx)
			c.seats[id][person] = leave
			c.options.Seat(seat, id, person)
		}
	}
}

// chance is what somebody made up does with a question: always the same, whichever node asks.
func (r rehearsal) chance(in entry.ID, person int64) *rand.Rand {
	return rand.New(rand.NewPCG(r.seed^uint64(in), uint64(person)))
}

// decides is when somebody has made up his mind: most after a few seconds, some late, a few never.
func (a asking) decides(chance *rand.Rand) (after time.Duration, votes bool) {
	const never, least, usual = 0.06, 1500 * time.Millisecond, 9 * time.Second
	if chance.Float64() < never {
		return 0, false
	}
	after = least + time.Duration(chance.ExpFloat64()*float64(usual)*0.6)
	if a.lasts > 0 {
		// Whoever sees the countdown comes in time.
		after = min(after, time.Duration(float64(a.lasts)*(0.3+0.6*chance.Float64())))
	}
	return after, true
}

// vote lets those vote who have made up their mind by now.
func (c *Crowds) vote(ctx context.Context, r rehearsal, one asking, persons []int64) error {
	voted, err := storeOn(c.options.DB).voted(ctx, r.id, one.poll)
	if err != nil {
		return err
	}
	v, err := c.questions(ctx, one)
	if err != nil {
		return err
	}
	var hands sync.WaitGroup
	free := make(chan struct{}, handsAtOnce)
	for _, person := range persons {
		chance := r.chance(one.poll, person)
		after, votes := one.decides(chance)
		if voted[person] || !votes || after > one.going {
			continue
		}
		free <- struct{}{}
		hands.Go(func() {
			defer func() { <-free }()
			c.raise(ctx, person, madeUpVote(v, chance))
		})
	}
	hands.Wait()
	return nil
}

// raise casts one vote. A question that has just closed refuses it, as anybody's.
func (c *Crowds) raise(ctx context.Context, person int64, in ballot.VoteInput) {
	_, err := c.options.Ballots.Rehearse(ctx, person, in)
	if _, refused := problem.As(err); err != nil && !refused && ctx.Err() == nil {
		c.options.Log.WarnContext(ctx, "a vote of a rehearsal failed", "error", err)
	}
}

func (c *Crowds) questions(ctx context.Context, one asking) (*poll.Voting, error) {
	id := one.poll
	if known := c.asked[id]; known != nil && known.Version == one.version {
		return known, nil
	}
	votings, err := poll.HeadsIn(auth.With(ctx, auth.Viewer{}), c.options.DB, []entry.ID{id})
	if err != nil {
		return nil, err
	}
	if err := poll.FillIn(ctx, c.options.DB, votings); err != nil {
		return nil, err
	}
	if votings[id] == nil {
		return nil, poll.ErrPoll
	}
	c.asked[id] = votings[id]
	return votings[id], nil
}
