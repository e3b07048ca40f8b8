package live

// drop takes frames out that have not begun to leave and tells whether there were any.
func (o *outgoing) drop(taken func(*label) bool, unlabelled bool) (dropped bool) {
	kept := o.queue[:0]
	for i, f := range o.queue {
		begun := i == 0 && o.begun > 0
		if begun || f.label == nil && !unlabelled || f.label != nil && !taken(f.label) {
			kept = append(kept, f)
			continue
		}
		o.size -= len(f.bytes)
		dropped = true
	}
	clear(o.queue[len(kept):])
	o.queue = kept
	return dropped
}

// purge takes back what waits to leave. What has begun to leave, or may still lie in the kernel, can only be taken back
// with the whole connection.
func (c *conn) purge(taken func(*label) bool) loss {
	c.mu.Lock()
	defer c.mu.Unlock()
	o := c.out
	switch {
	case c.fd < 0:
		return lossNone
	case c.mayShow(taken):
		c.close(true)
		return lossAll
	case o == nil:
		return lossNone
	}
	begun := o.begun > 0 && o.queue[0].label != nil && taken(o.queue[0].label)
	if begun || o.left.has(taken) && unsentOf(int(c.fd)) > 0 {
		c.close(true)
		return lossAll
	}
	if o.drop(taken, false) {
		o.moved.Broadcast()
		return lossFrames
	}
	return lossNone
}

// leastFrame is about the size of the smallest frame of a result.
const leastFrame = 40

// mayShow tells whether what the kernel holds may show something of what is taken, as far as feeds have said it. It is called
// under the locks of seat and connection.
func (c *conn) mayShow(taken func(*label) bool) bool {
	if c.first == nil {
		return false
	}
	unsent := unsentOf(int(c.fd))
	if unsent == 0 {
		return false
	}
	for r := c.first; r != nil; r = r.next {
		its := func(l *label) bool {
			one := *l
			one.course = &r.course
			return taken(&one)
		}
		if r.crew.feed.mayShow(r.sent, unsent/leastFrame+2, its) {
			return true
		}
	}
	return false
}
