package live

// berth is where an operation sits once a feed tells it.
type berth struct {
	conn *conn
	run  *running
}

// seating lets an operation be told without a goroutine.
func (c *conn) seating(r *running) seating { return berth{c, r} }

// bench serves seating.
func (b berth) bench(f *feed) bench {
	if f.crew == nil {
		f.crew = newCrew(b.conn.loop.yard, f)
	}
	return f.crew
}

// sit serves seating.
func (b berth) sit(f *feed, at position) {
	c, r := b.conn, b.run
	crew, _ := f.crew.(*crew) // bench has made it
	c.mu.Lock()
	r.crew, r.sent = crew, at.seq
	r.next, c.first = c.first, r
	c.mu.Unlock()
	crew.join(mate{c, r, at.seq})
	c.place.mu.Lock()
	end, over := r.cancel, r.over
	r.member, r.cancel = r, nil
	c.place.mu.Unlock()
	if over {
		r.leave()
	}
	end()
}

// leave has an operation that is over taken out of its crew.
func (r *running) leave() { r.crew.leave(r) }

// depart ends an operation that is no member any more, because it is over or because of what its feed says.
func (c *conn) depart(r *running, f *feed, reason Reason) {
	f.detach(r.crew)
	if reason == solo {
		c.mu.Lock()
		sent := r.sent
		c.mu.Unlock()
		reason = r.leaves(f, sent)
	}
	if c.parted() || r.isOver() && r.ended() == "" {
		c.release(r)
		r.finish()
		c.unseat(r)
		return
	}
	f.soon(func() { c.run(func() { c.resign(r, reason) }) })
}

// resign does what is left to do for an operation that was a member.
func (c *conn) resign(r *running, reason Reason) {
	if r.isOver() {
		reason = r.ended()
	}
	if reason == solo {
		c.unseat(r)
		c.goOn(r)
		return
	}
	c.options.Metrics.parted(reason)
	defer c.unseat(r)
	defer r.finish()
	c.conclude(r, nil, reason)
}

// unseat forgets a member. What the kernel still holds may be his.
func (c *conn) unseat(r *running) {
	c.mu.Lock()
	if c.fd >= 0 && unsentOf(int(c.fd)) > 0 {
		c.outLocked().left.add(&label{crowd: true})
	}
	for at := &c.first; *at != nil; at = &(*at).next {
		if *at == r {
			*at = r.next
			break
		}
	}
	vacant := c.vacant()
	c.mu.Unlock()
	if vacant {
		c.registry.left(c.place)
	}
}

// rouse has members told who could not be. It is called under the lock.
func (c *conn) rouse() {
	for r := c.first; r != nil; r = r.next {
		r.crew.call(r)
	}
}

// lifted is told that what the viewer may see is not being changed any more.
func (c *conn) lifted() {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.rouse()
}
