package limit

import (
	"net/http"
	"testing"
	"time"
)

func TestTenThousandAttemptsAreLimited(t *testing.T) {
	const burst, pace = 1200, 3
	clock := time.Now()
	l := New(burst, pace)
	l.now = func() time.Time { return clock }
	allowed := 0
	for i := range 10_000 {
		clock = clock.Add(time.Millisecond)
		if l.Allow("192.0.2.1") {
			allowed++
		}
		if i == 9_999 && !l.Allow("192.0.2.2") {
			t.Error("somebody else is limited too")
		}
	}
	if allowed > burst+pace*10+1 {
		t.Errorf("%d of 10,000 attempts in ten seconds were allowed", allowed)
	}
	clock = clock.Add(time.Hour)
	if !l.Allow("192.0.2.1") {
		t.Error("an hour later it is still limited")
	}
	for i := range 2 * mostKeys {
		l.Allow(string(rune(i)) + "x")
	}
	if len(l.known) > mostKeys {
		t.Errorf("it remembers %d", len(l.known))
	}
}

func TestAddress(t *testing.T) {
	for remote, want := range map[string]string{"192.0.2.1:80": "192.0.2.1", "[2001:db8:1:2:3::4]:80": "2001:db8:1:2::/64", "[::ffff:192.0.2.1]:80": "192.0.2.1", "x": "x"} {
		if got := Address(&http.Request{RemoteAddr: remote}); got != want {
			t.Errorf("Address(%q) = %q, want %q", remote, got, want)
		}
	}
}

func TestLookingTakesNothing(t *testing.T) {
	clock := time.Now()
	l := New(2, 1)
	l.now = func() time.Time { return clock }
	for range 100 {
		if !l.Left("a") {
			t.Fatal("looking takes something")
		}
	}
	l.Allow("a")
	l.Allow("a")
	if l.Left("a") || !l.Left("b") {
		t.Error("what is used up is still there, or somebody else's is not")
	}
	clock = clock.Add(time.Second)
	if !l.Left("a") {
		t.Error("it does not come back")
	}
}
