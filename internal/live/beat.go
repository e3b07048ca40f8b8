package live

import "time"

// A node says who is with it at most once a beat, and again every now and then: who has not heard hears then. Nothing
// is sent while the lock is held, and nothing at once when something is heard, so that no two nodes excite each other.

func (p *Presence[M]) beatUntilClosed() {
	ticker := time.NewTicker(max(p.options.Beat/quanta, time.Millisecond))
	defer ticker.Stop()
	for n := 1; ; n++ {
		select {
		case <-ticker.C:
		case <-p.hub.ctx.Done():
			p.disperse()
			return
		}
		p.listenForSilence(time.Now())
		if n%quanta == 0 {
			p.beat(time.Now())
		}
	}
}

// listenForSilence notices who has stopped writing.
func (p *Presence[M]) listenForSilence(now time.Time) {
	p.mu.Lock()
	var changed []int64
	for entry, r := range p.rooms {
		if r.silence(now) {
			changed = append(changed, entry)
		}
	}
	p.mu.Unlock()
	for _, entry := range changed {
		p.states.touch(entry)
	}
}

// beat says what is due, forgets nodes that are gone, and closes rooms where nobody is left.
func (p *Presence[M]) beat(now time.Time) {
	p.mu.Lock()
	var parts []dispatch
	var stops []func()
	var changed []int64
	for entry, r := range p.rooms {
		if r.forget(now.Add(-p.options.Forget)) {
			changed = append(changed, entry)
		}
		if r.due(now, p.options.Beat, p.options.Refresh) {
			parts = append(parts, p.part(r, now))
		}
		if r.empty(now) && r.unfollow != nil {
			delete(p.rooms, entry)
			stops = append(stops, r.unfollow)
			p.hub.metrics.presenceEntries.Dec()
		}
	}
	p.forgetPens(now)
	p.mu.Unlock()
	for _, d := range parts {
		p.send(d)
	}
	all(stops)
	for _, entry := range changed {
		p.states.touch(entry)
	}
}

// forgetPens forgets where members wrote a while ago.
func (p *Presence[M]) forgetPens(now time.Time) {
	for member, pens := range p.said {
		for entry, last := range pens {
			if now.Sub(last) > p.options.Typing {
				delete(pens, entry)
			}
		}
		if len(pens) == 0 {
			delete(p.said, member)
		}
	}
}

// dispatch is what a node says about one entry, in as many messages as it takes.
type dispatch struct {
	topic    string
	messages [][]byte
}

func (p *Presence[M]) part(r *room, now time.Time) dispatch {
	p.sent++
	return dispatch{r.topic, r.part(saidPart{node: p.options.Node, seq: p.sent, ranked: p.options.Ranked}, now)}
}

func (p *Presence[M]) send(d dispatch) {
	for i, message := range d.messages {
		p.hub.bus.Send(d.topic, string(rune('a'+i)), message)
	}
}

// disperse says on behalf of everybody here that he has left.
func (p *Presence[M]) disperse() {
	p.mu.Lock()
	var parts []dispatch
	var stops []func()
	for _, r := range p.rooms {
		clear(r.guests)
		clear(r.visitors)
		parts = append(parts, p.part(r, time.Now()))
		if r.unfollow != nil {
			stops = append(stops, r.unfollow)
		}
	}
	clear(p.rooms)
	p.mu.Unlock()
	for _, d := range parts {
		p.send(d)
	}
	all(stops)
}
