//go:build linux

package meeting

import (
	"fmt"
	"testing"
	"time"
)

func TestSee(t *testing.T) {
	const next = `{"type":"next","id":"1","payload":{"data":{"assembly":{"version":%d,"phase":"LIVE","current":%s,"items":[{"id":"x","state":"REVEALED"}]}}}}`
	began := time.Now()
	e := &Eyes{}
	for n, one := range []struct {
		version int
		current string
	}{{3, "null"}, {4, `{"id":"a","state":"WAITING"}`}, {6, `{"id":"a","state":"OPEN"}`}, {5, `{"id":"a","state":"OPEN"}`}} {
		if !e.See(fmt.Appendf(nil, next, one.version, one.current), began.Add(time.Duration(n)*time.Second)) {
			t.Fatalf("message %d says nothing", n)
		}
	}
	for _, other := range []string{``, `{"type":"complete","id":"1"}`, `{"data":{"assemblyTurnout":{"version":3}}}`, `{"data":{"assembly":{"version":x,`} {
		if e.See([]byte(other), began) {
			t.Errorf("%q says something", other)
		}
	}
	clicks := []Click{{Item: "a", State: Waiting, At: began}, {Item: "a", State: Open, At: began}, {Item: "a", State: Revealed, At: began}}
	got := Tally(clicks, []*Eyes{e})
	if got.Missing != 1 || got.Stale != 1 || got.States != 4 || got.Percentile(100) != 2*time.Second || got.Percentile(0) != time.Second {
		t.Errorf("%+v", got)
	}
	e.Anew()
	if e.See(fmt.Appendf(nil, next, 6, "null"), began); Tally(nil, []*Eyes{e}).Stale != 1 {
		t.Error("a new line begins with what is known already")
	}
}

func TestCounted(t *testing.T) {
	votes, voters, err := Counted([]byte(`{"payload":{"data":{"assembly":{"current":{"results":{"voters":3,"questions":[{"options":[{"option":"a","votes":2},{"option":"b","votes":1}]}]}}}}}}`))
	if err != nil || voters != 3 || votes["a"] != 2 || votes["b"] != 1 {
		t.Errorf("%v %d %v", votes, voters, err)
	}
	if _, _, err := Counted([]byte(`{"payload":{"data":{"assembly":{"current":{"results":null}}}}}`)); err == nil {
		t.Error("no results were counted")
	}
}
