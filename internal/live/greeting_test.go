package live

import (
	"context"
	"fmt"
	"testing"
	"time"

	"piazza/internal/auth"
	"piazza/internal/problem"
)

// A page cannot set a header of a socket: its token comes with the greeting, and the connection is the token's from then on.
func TestAGreetingWithAToken(t *testing.T) { onBothPaths(t, testAGreetingWithAToken) }

func testAGreetingWithAToken(t *testing.T) {
	t.Parallel()
	h := openHouse(t, nobodyListens(t), func(o *TransportOptions) {
		o.SocketsPerMember = 1
		o.Bearer = func(_ context.Context, token string) (auth.Viewer, error) {
			if token != "pzt_good" {
				return auth.Viewer{}, problem.SignIn()
			}
			return auth.Viewer{MemberID: 7, SessionID: 70, Roles: map[int64]auth.Role{1: auth.Member}}, nil
		}
	})
	greet := func(authorization string, headers ...string) *client {
		c := h.dial(t, headers...)
		c.send(fmt.Sprintf(`{"type":"connection_init","payload":{"authorization":%s}}`, authorization))
		return c
	}
	for text, code := range map[string]int{
		`"Bearer pzt_bad"`: 4403, `"Basic x"`: 4400, `7`: 4400, `"Bearer "`: 4403, `null`: 0,
	} {
		c := greet(text)
		if code == 0 {
			c.expect("connection_ack", "")
		} else if got := c.closed(); got != code {
			t.Errorf("%s is closed with %d, want %d", text, got, code)
		}
	}
	c := greet(`"Bearer pzt_good"`, "Member", "3", "Session", "30")
	c.expect("connection_ack", "")
	c.subscribe("1", "{role}")
	if got := c.next("1", "role"); got != "1" {
		t.Errorf("the role is %s", got)
	}
	c.expect("complete", "1")
	if got := greet(`"Bearer pzt_good"`).closed(); got != 4403 {
		t.Errorf("a connection too many is closed with %d", got)
	}
	h.registry.apply(change{session: 30})
	c.subscribe("2", "{hello}")
	c.expect("next", "2")
	h.registry.apply(change{session: 70})
	if got := c.closed(); got != 4403 {
		t.Errorf("revoked, it is closed with %d", got)
	}
	soon(t, "his place is free", func() bool { return h.registry.recountable(patron{kind: aMember, id: 7}) })
}

func (r *registry) recountable(key patron) bool {
	r.mu.Lock()
	defer r.mu.Unlock()
	return r.counts[key] == 0
}

// A session that ends by itself ends its connections.
func TestAConnectionEndsWithItsSession(t *testing.T) {
	onBothPaths(t, testAConnectionEndsWithItsSession)
}

func testAConnectionEndsWithItsSession(t *testing.T) {
	t.Parallel()
	h := openHouse(t, nobodyListens(t), func(o *TransportOptions) {
		o.Bearer = func(context.Context, string) (auth.Viewer, error) {
			return auth.Viewer{MemberID: 7, SessionID: 70, EndsAt: time.Now().Add(50 * time.Millisecond)}, nil
		}
	})
	c := h.dial(t)
	c.send(`{"type":"connection_init","payload":{"authorization":"Bearer pzt_brief"}}`)
	if got := c.closed(); got != 4403 {
		t.Errorf("it is closed with %d", got)
	}
}
