// Package limit bounds how often something may be tried: so many times at once, then at a steady pace, by key.
package limit

import (
	"net"
	"net/http"
	"net/netip"
	"sync"
	"time"
)

// Limiter lets each key do something so many times at once, and then at a steady pace. It forgets who has rested
// long enough, and is bounded in any case. It is safe for use by several goroutines; each node has its own.
type Limiter struct {
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

// New returns a limiter: burst at once, then pace a second.
func New(burst, pace float64) *Limiter {
	return &Limiter{burst: burst, pace: pace, now: time.Now, known: map[string]allowance{}}
}

// Allow takes one from the key's allowance and tells whether there was one.
func (l *Limiter) Allow(key string) bool {
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

// Left tells whether Allow would allow, and takes nothing: for what is counted only where it fails.
func (l *Limiter) Left(key string) bool {
	l.mu.Lock()
	defer l.mu.Unlock()
	a, seen := l.known[key]
	return !seen || min(l.burst, a.left+l.now().Sub(a.at).Seconds()*l.pace) >= 1
}

// makeRoom forgets who is rested, and where that is not half of all, others at random: so that making room is rare.
func (l *Limiter) makeRoom(now time.Time) {
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

// Address is the address that a request comes from; of an IPv6 address the half that one household has.
func Address(r *http.Request) string {
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
