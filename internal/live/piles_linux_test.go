package live

import "slices"

// pile copies what waits in a connection without a goroutine.
func (c *conn) pile() (p pile) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.fd < 0 || c.out == nil {
		return pile{}
	}
	o := c.out
	return pile{
		queue: slices.Clone(o.queue), begun: o.begun, size: o.size, gone: slices.Clone(o.left.labels), unsent: unsentOf(int(c.fd)),
	}
}
