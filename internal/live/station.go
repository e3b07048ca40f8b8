package live

import (
	"context"
	"log/slog"
	"math/rand/v2"
	"sync"
	"sync/atomic"
	"time"
)

const (
	// flushPause makes at most twenty flushes a second; the first message after a rest leaves at once.
	flushPause = 50 * time.Millisecond
	// carryTimeout bounds one flush, so that a dead connection is given up.
	carryTimeout = 3 * time.Second
	firstRetry   = 50 * time.Millisecond
	longestRetry = 2 * time.Second
)

// station is what every bus between nodes is made of: letters that wait to leave, and who listens to what arrives.
type station struct {
	name, node string
	log        *slog.Logger
	followers  *followers
	outbox     *outbox

	ctx     context.Context
	cancel  context.CancelFunc
	running sync.WaitGroup

	speaks, hears       works
	sent, heard, failed atomic.Int64
}

func newStation(name, node string, log *slog.Logger) *station {
	if log == nil {
		log = slog.New(slog.DiscardHandler)
	}
	s := &station{name: name, node: node, log: log, followers: newFollowers(), outbox: newOutbox()}
	s.ctx, s.cancel = context.WithCancel(context.Background())
	return s
}

// Send serves Bus.
func (s *station) Send(topic, key string, payload []byte) {
	s.sendUntil(topic, key, payload, time.Time{})
}

func (s *station) sendUntil(topic, key string, payload []byte, until time.Time) {
	if len(topic) > longestTopic || len(payload) == 0 || len(payload) > MaxPayload {
		s.failed.Add(1)
		return
	}
	s.failed.Add(s.outbox.put(&letter{slot: slot{topic, key}, payload: payload, until: until}))
}

// sendFor hands over a message that is true for a moment alone: a bus that is down for longer does not bring it up again
// afterwards.
func sendFor(b Bus, moment time.Duration, topic, key string, payload []byte) {
	if keeper, ok := b.(interface {
		sendUntil(topic, key string, payload []byte, until time.Time)
	}); ok {
		keeper.sendUntil(topic, key, payload, time.Now().Add(moment))
		return
	}
	b.Send(topic, key, payload) // it keeps nothing
}

// Status serves Bus.
func (s *station) Status() BusStatus {
	return BusStatus{
		Name: s.name, Connected: s.speaks.state.Load() != broken && s.hears.state.Load() == working,
		Sent: s.sent.Load(), Heard: s.heard.Load(), Failed: s.failed.Load(),
		Waiting: s.outbox.waiting(), Topics: s.followers.count(),
	}
}

// receive hands a parcel to those who follow its topics.
func (s *station) receive(f parcel) {
	err := f.read(s.node, func(topic string, payload []byte) {
		if s.followers.tell(topic, payload) > 0 {
			s.heard.Add(1)
		}
	})
	if err != nil {
		s.log.Warn("live: the bus carried something strange", "bus", s.name, "error", err)
	}
}

// dispatch lets carry take away what waits until the station closes: at once after a rest, then at a steady pace. What
// could not leave waits for the next attempt.
func (s *station) dispatch(carry func(context.Context, []*letter) error) {
	var retry backoff
	for s.await(s.outbox.ready) {
		pause := time.NewTimer(flushPause)
		letters, lapsed := s.outbox.take()
		s.failed.Add(lapsed)
		if len(letters) == 0 {
			pause.Stop()
			continue
		}
		ctx, cancel := context.WithTimeout(s.ctx, carryTimeout)
		err := carry(ctx, letters)
		cancel()
		s.turned(&s.speaks, err, "send")
		if err != nil {
			s.failed.Add(s.outbox.back(letters))
			pause.Reset(retry.next())
		} else {
			s.sent.Add(int64(len(letters)))
			retry = 0
		}
		s.sleep(pause)
	}
}

func (s *station) await(sign <-chan struct{}) bool {
	select {
	case <-sign:
		return s.ctx.Err() == nil
	case <-s.ctx.Done():
		return false
	}
}

// sleep waits for a timer or the end of the station.
func (s *station) sleep(timer *time.Timer) {
	defer timer.Stop()
	select {
	case <-timer.C:
	case <-s.ctx.Done():
	}
}

// works says whether something does, as far as is known.
type works struct{ state atomic.Int32 }

const (
	working = 1
	broken  = 2
)

// turned takes note of whether something works, and says so where that is news.
func (s *station) turned(w *works, err error, what string) {
	if s.ctx.Err() != nil {
		return
	}
	if err == nil {
		if w.state.Swap(working) == broken {
			s.log.Info("live: the bus between nodes can "+what+" again", "bus", s.name)
		}
		return
	}
	if w.state.Swap(broken) != broken {
		s.log.Warn("live: the bus between nodes cannot "+what+", once a second the log is asked instead", "bus", s.name, "error", err)
	}
}

// Close serves Bus.
func (s *station) Close() {
	s.cancel()
	s.running.Wait()
}

// backoff is how long the last wait was.
type backoff time.Duration

// next returns how long to wait now: longer each time, up to a limit, and never quite the same on two nodes.
func (b *backoff) next() time.Duration {
	*b = min(max(2**b, backoff(firstRetry)), backoff(longestRetry))
	return time.Duration(*b)/2 + rand.N(time.Duration(*b)/2)
}
