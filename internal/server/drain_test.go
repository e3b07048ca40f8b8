package server

import (
	"context"
	"io"
	"net/http"
	"testing"
	"time"
)

// patience bounds every wait on a condition: whatever takes that long hangs, however busy the computer is.
const patience = time.Minute

// running is a server that serves on an address, until it is told to stop.
type running struct {
	address string
	stop    context.CancelFunc
	ended   chan error
}

func run(t *testing.T, s *Server) *running {
	t.Helper()
	listener, err := Listen(t.Context(), "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	r := &running{address: "http://" + listener.Addr().String(), ended: make(chan error, 1)}
	var ctx context.Context
	ctx, r.stop = context.WithCancel(t.Context())
	go func() { r.ended <- s.Run(ctx, listener) }()
	return r
}

// status asks over a connection of its own, as somebody does who comes anew.
func (r *running) status(path string) int {
	client := http.Client{Transport: &http.Transport{DisableKeepAlives: true}, Timeout: patience}
	answer, err := client.Get(r.address + path)
	if err != nil {
		return 0
	}
	defer answer.Body.Close()
	_, _ = io.Copy(io.Discard, answer.Body)
	return answer.StatusCode
}

func (r *running) finish(t *testing.T) {
	t.Helper()
	select {
	case err := <-r.ended:
		if err != nil {
			t.Error(err)
		}
	case <-time.After(patience):
		t.Fatal("it does not end")
	}
}

func TestVisitorsAreLetInUntilABalancerKnows(t *testing.T) {
	sent := make(chan struct{})
	s := square(t, func(o *Options) {
		o.Config.LameDuck = 6 * time.Second
		o.Drain = func(context.Context) { close(sent) }
	})
	r := run(t, s)
	if got := r.status("/readyz"); got != 200 {
		t.Fatalf("it begins with %d", got)
	}
	r.stop()
	waiting := time.After(patience)
	for r.status("/readyz") != 503 {
		select {
		case <-waiting:
			t.Fatal("nobody learns that it stops")
		default:
		}
	}
	if got := r.status("/long"); got != 200 {
		t.Errorf("a visitor who comes meanwhile gets %d", got)
	}
	select {
	case <-sent:
		t.Error("the long-lived connections were sent away before a balancer could know")
	default:
	}
	r.finish(t)
	<-sent
	if got := r.status("/long"); got != 0 {
		t.Errorf("after its end it answers %d", got)
	}
}

func TestNobodyWaitsForABalancerThatIsNotThere(t *testing.T) {
	r := run(t, square(t, func(o *Options) { o.Config.LameDuck = time.Hour }))
	if got := r.status("/long"); got != 200 {
		t.Fatalf("it begins with %d", got)
	}
	r.stop()
	r.finish(t)
}

func TestWhoIsAnsweredLastComesBackElsewhere(t *testing.T) {
	s := square(t)
	if h := ask(s, http.MethodGet, "/long", "").Header(); h.Get("Connection") != "" {
		t.Errorf("an open server asks for %q", h.Get("Connection"))
	}
	s.readiness.drain()
	if h := ask(s, http.MethodGet, "/long", "").Header(); h.Get("Connection") != "close" {
		t.Errorf("a server that stops keeps connections: %q", h.Get("Connection"))
	}
}

// TestRequestsUnderWayFinish holds a request while the server is told to stop.
func TestRequestsUnderWayFinish(t *testing.T) {
	s := square(t)
	arrived, proceed := make(chan struct{}), make(chan struct{})
	s.Handle("GET /slow", http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		close(arrived)
		<-proceed
		_, _ = io.WriteString(w, "done")
	}))
	r := run(t, s)
	got := make(chan int, 1)
	go func() { got <- r.status("/slow") }()
	<-arrived
	r.stop()
	waiting := time.After(patience)
	for r.status("/long") != 0 {
		select {
		case <-waiting:
			t.Fatal("it goes on letting visitors in")
		default:
		}
	}
	close(proceed)
	if code := <-got; code != 200 {
		t.Errorf("the request under way got %d", code)
	}
	r.finish(t)
}
