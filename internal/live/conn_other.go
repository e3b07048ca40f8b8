//go:build !linux

package live

import "context"

// loop would serve sockets that have no goroutine.
type loop struct{}

func newLoop(*Transports) *loop { return nil }

// conn would be a websocket without a goroutine.
type conn struct{}

func (*conn) context() context.Context { return context.Background() }

func (*conn) leave(error) {}

func (*conn) parted() bool { return true }

func (*conn) lifted() { /* nobody sits here */ }

// crew would be the members of a feed that have no goroutine.
type crew struct{}

// nobody is the place of who is no member.
const nobody = -1

func (*conn) take(context.Context, *wire, string) bool { return false }

func (*running) leave() { /* it is no member here */ }

// newSocket returns a socket, which keeps its goroutine here.
func (t *Transports) newSocket() (*socket, *conn) { return &socket{Transports: t, place: &seat{}}, nil }
