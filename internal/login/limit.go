package login

import (
	"net"
	"net/http"
	"net/netip"
	"sync"
	"time"
)

// limiter lets each key do something so many times at once, and then at a steady pace. It forgets who has rested
// long enough, and is bounded in any case.
type limiter struct {
	burst float64
	pace  float64 // a second
	now   func() time.Time

	mu    sync.Mutex
	known map[string]allowance
}

type allowance struct {
	left float64
	at   time.Time
}

const mostKeys = 50_000

func newLimiter(burst, pace float64) *limiter {
	return &limiter{burst: burst, pace: pace, now: time.Now, known: map[string]allowance{}}
}

// allow takes one from the key's allowance and tells whether there was one.
func (l *limiter) allow(key string) bool {
	l.mu.Lock()
	defer l.mu.Unlock()
	now := l.now()
	a, seen := l.known[key]
	if !seen {
		a = allowance{l.burst, now}
		l.makeRoom(now)
	}
	a.left = min(l.burst, a.left+now.Sub(a.at).Seconds()*l.pace)
	a.at = now
	allowed := a.left >= 1
	if allowed {
		a.left--
	}
	l.known[key] = a
	return allowed
}

// makeRoom forgets who is rested, and where that is not half of all, others at random: so that making room is rare.
func (l *limiter) makeRoom(now time.Time) {
	if len(l.known) < mostKeys {
		return
	}
	for key, a := range l.known {
		if a.left+now.Sub(a.at).Seconds()*l.pace >= l.burst {
			delete(l.known, key)
		}
	}
	for key := range l.known {
		if len(l.known) <= mostKeys/2 {
			return
		}
		delete(l.known, key)
	}
}

// addressOf is the address that a request comes from; of an IPv6 address the half that one household has.
func addressOf(r *http.Request) string {
	host, _, err := net.SplitHostPort(r.RemoteAddr)
	if err != nil {
		host = r.RemoteAddr
	}
	ip, err := netip.ParseAddr(host)
	if err != nil {
		return host
	}
	if ip = ip.Unmap(); ip.Is6() {
		if prefix, err := ip.Prefix(64); err == nil {
			return prefix.String()
		}
	}
	return ip.String()
}
