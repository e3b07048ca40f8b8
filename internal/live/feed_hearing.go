package live

import (
	"context"
	"errors"

	"piazza/internal/db"
)

// hearing is how the feed of a log hears of its stream: a subscriber in its tail whom nobody runs, and who puts the feed into the
// queue of those that have something to tell. It belongs to whoever opens the feed, and then to whoever tells for it.
type hearing struct {
	hub    *Hub
	stream Stream
	news   func()
	// s is nil while nothing is heard; stands tells that its place is known to be one of this log.
	s      *subscriber
	stands bool
}

var (
	errEnded = errors.New("the tail has ended")
	errGap   = errors.New("the log holds less than its stream counts")
)

// listen hears of news from now on.
func (h *hearing) listen() (err error) {
	if h.s == nil {
		h.s, err = h.hub.joinWith(h.stream, h.news)
	}
	return err
}

// leave hears of no more.
func (h *hearing) leave() {
	if h.s != nil {
		h.hub.leave(h.s)
		h.s, h.stands = nil, false
	}
}

// hear copies what follows a place, from the tail or where that does not reach back from the log, and returns how much that is. After
// an error it hears of no more until it is asked again; of errBroken, nothing follows that place.
func (h *hearing) hear(from position, into []*db.Notice) (n int, err error) {
	if err = h.stand(from); err == nil {
		n, err = h.read(from, into)
	}
	if err != nil {
		h.leave()
	}
	return n, err
}

// stand sees to it that the tail keeps what follows a place.
func (h *hearing) stand(from position) error {
	if err := h.listen(); err != nil {
		return err
	}
	if h.s.isGone() {
		return errEnded
	}
	if !h.stands {
		if err := h.resume(from); err != nil {
			return err
		}
		if h.s.isGone() { // he has found that the tail is of another log
			return errEnded
		}
	}
	if h.s.at.Load() != from.seq {
		h.s.tail.backTo(h.s, from)
	}
	return nil
}

func (h *hearing) resume(from position) error {
	ctx, cancel := context.WithTimeout(h.hub.ctx, fetchTimeout)
	defer cancel()
	first, err := h.hub.resume(ctx, h.s, h.hub.sealer.seal(h.stream, from))
	if err == nil && first.State == Reset {
		err = errBroken
	}
	h.stands = err == nil
	return err
}

func (h *hearing) read(from position, into []*db.Notice) (int, error) {
	t := h.s.tail
	upto, attached := t.attach(h.s)
	if !attached {
		return h.fetch(from, upto, into)
	}
	n, held, _ := t.read(from.seq, into)
	if !held {
		return 0, errEnded
	}
	return n, nil
}

// fetch reads from the log what the tail no longer holds.
func (h *hearing) fetch(from position, upto int64, into []*db.Notice) (int, error) {
	notices, err := h.hub.fetch(h.s.tail.number(), from, upto, len(into))
	if err == nil && !follow(notices, from.seq) {
		err = errGap
	}
	if err != nil {
		return 0, err
	}
	for i := range notices {
		into[i] = &notices[i]
	}
	return len(notices), nil
}

// tidy has the tail keep no more than it has to.
func (h *hearing) tidy() {
	if h.s != nil {
		h.s.tail.tidy()
	}
}

// took takes note up to where all has been told. Who goes back again says so when he asks.
func (h *hearing) took(upTo position) {
	if upTo.seq > h.s.at.Load() {
		h.s.stand(upTo)
	}
}
