package live

import "context"

// Overhear returns a context under which a subscription can be run without a connection, for many or for one: said returns what its
// resolver says of sharing, false where it says nothing. It is for tests of resolvers.
func Overhear(ctx context.Context, forMany bool) (_ context.Context, said func() (Sharing, bool)) {
	ctx, cancel := context.WithCancel(ctx)
	c := &course{seat: &seat{}, cancel: cancel}
	if forMany {
		c.feed = &feed{}
	}
	context.AfterFunc(ctx, c.finish)
	return context.WithValue(ctx, courseKey{}, c), func() (Sharing, bool) {
		c.seat.mu.Lock()
		defer c.seat.mu.Unlock()
		if c.sharing == nil {
			return Sharing{}, false
		}
		return c.sharing.Sharing, true
	}
}
