package export_test

import (
	"errors"
	"fmt"
	"net/http"
	"net/http/httptest"
	"testing"

	"piazza/internal/auth"
)

// stuck is a reader who takes the first piece and then no more until he is let go.
type stuck struct {
	*httptest.ResponseRecorder
	reached chan struct{}
	release chan struct{}
}

var errGone = errors.New("the reader is gone")

func (r *stuck) Write([]byte) (int, error) {
	close(r.reached)
	<-r.release
	return 0, errGone
}

// readers are people who do not read what they asked for.
type readers struct {
	*square
	poll    int64
	stuck   int
	release chan struct{}
	done    chan struct{}
}

func (r *readers) ask(t *testing.T, address string, member int64) *http.Request {
	t.Helper()
	asked := request(t, 0, "%d.csv", r.poll)
	asked.RemoteAddr = address
	if member == 0 {
		return asked
	}
	return asked.WithContext(auth.With(asked.Context(), auth.Viewer{MemberID: member, PersonID: member}))
}

// stop has somebody ask, who then does not read.
func (r *readers) stop(t *testing.T, address string, member int64) {
	t.Helper()
	reader := &stuck{httptest.NewRecorder(), make(chan struct{}), r.release}
	asked := r.ask(t, address, member)
	r.stuck++
	go func() {
		r.handler.ServeHTTP(reader, asked)
		r.done <- struct{}{}
	}()
	select {
	case <-reader.reached:
	case <-r.done:
		t.Fatalf("reader %d gets no file: %d %s", r.stuck, reader.Code, r.log)
	}
}

// gets expects an answer.
func (r *readers) gets(t *testing.T, address string, member int64, status int, reason string) {
	t.Helper()
	answer := httptest.NewRecorder()
	r.handler.ServeHTTP(answer, r.ask(t, address, member))
	if answer.Code != status || answer.Header().Get("X-Reason") != reason || (reason != "") != (answer.Header().Get("Retry-After") != "") {
		t.Errorf("%s, member %d: %d %v", address, member, answer.Code, answer.Header())
	}
}

func (r *readers) letGo() {
	close(r.release)
	for range r.stuck {
		<-r.done
	}
}

func slow(t *testing.T) *readers {
	t.Helper()
	r := &readers{square: setup(t), release: make(chan struct{}), done: make(chan struct{})}
	r.poll = r.square.poll(t, "")
	question, options := r.question(t, r.poll, "single", `{}`, "A", "B")
	r.vote(t, r.poll, question, voter, fmt.Sprintf(`{"options":[%d]}`, options[0]), "")
	return r
}

// TestSlowReaderKeepsOnlyHimselfOut has readers stop in the middle of a file, and go away.
func TestSlowReaderKeepsOnlyHimselfOut(t *testing.T) {
	r := slow(t)
	for range 2 {
		r.stop(t, "192.0.2.1:7", 0)
		r.stop(t, "[2001:db8::1]:7", 0)
		r.stop(t, "192.0.2.1:7", quiet)
	}
	r.gets(t, "192.0.2.1:8", 0, http.StatusTooManyRequests, "export_limit")
	r.gets(t, "[::ffff:192.0.2.1]:8", 0, http.StatusTooManyRequests, "export_limit")
	r.gets(t, "[2001:db8::ffff]:8", 0, http.StatusTooManyRequests, "export_limit")
	r.gets(t, "192.0.2.9:8", quiet, http.StatusTooManyRequests, "export_limit")
	r.gets(t, "192.0.2.2:8", 0, http.StatusOK, "")
	r.gets(t, "[2001:db8:0:1::1]:8", 0, http.StatusOK, "")
	r.gets(t, "192.0.2.1:8", voter, http.StatusOK, "")
	r.letGo()
	r.gets(t, "192.0.2.1:8", 0, http.StatusOK, "")
	r.gets(t, "192.0.2.1:8", quiet, http.StatusOK, "")
	if r.log.Len() > 0 {
		t.Errorf("logged: %s", r.log)
	}
}

// TestManySlowVisitorsLeavePlacesToMembers fills what visitors have: it is more than may write at a time, for whom nobody waits
// once the file is written.
func TestManySlowVisitorsLeavePlacesToMembers(t *testing.T) {
	r := slow(t)
	for i := range 128 {
		r.stop(t, fmt.Sprintf("192.0.2.%d:7", i/2+1), 0)
	}
	if held := r.db.Stat().AcquiredConns(); held != 0 {
		t.Errorf("%d connections are held for those who do not read", held)
	}
	r.gets(t, "198.51.100.1:7", 0, http.StatusServiceUnavailable, "export_busy")
	r.gets(t, "198.51.100.1:7", quiet, http.StatusOK, "")
	r.letGo()
	r.gets(t, "198.51.100.1:7", 0, http.StatusOK, "")
}
