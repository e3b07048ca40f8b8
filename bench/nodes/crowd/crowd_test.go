//go:build linux

package crowd

import (
	"errors"
	"fmt"
	"math/rand/v2"
	"testing"
	"time"

	"github.com/gorilla/websocket"
)

func TestCompare(t *testing.T) {
	truth := []notice{{comment: 4}, {comment: 2}, {comment: 7}, {comment: 9}}
	for name, c := range map[string]struct {
		heard []int64
		want  Faults
	}{
		"everything":       {[]int64{4, 2, 7, 9}, Faults{}},
		"nothing":          {nil, Faults{Missing: 4}},
		"a gap":            {[]int64{4, 7, 9}, Faults{Missing: 1}},
		"the end missing":  {[]int64{4, 2}, Faults{Missing: 2}},
		"one twice":        {[]int64{4, 2, 2, 7, 9}, Faults{Twice: 1}},
		"one again later":  {[]int64{4, 2, 7, 9, 4}, Faults{Twice: 1}},
		"two changed":      {[]int64{2, 4, 7, 9}, Faults{Disordered: 1}},
		"one invented":     {[]int64{4, 2, 7, 9, 11}, Faults{Unknown: 1}},
		"a gap come later": {[]int64{4, 7, 2, 9}, Faults{Disordered: 1}},
	} {
		var heard []receipt
		for _, n := range c.heard {
			heard = append(heard, receipt{comment: n})
		}
		if got := compare(truth, heard); got != c.want || got.None() != (c.want == Faults{}) {
			t.Errorf("%s: %v, want %v", name, got, c.want)
		}
	}
}

// TestUnderstand reads each message in both ways where both can.
func TestUnderstand(t *testing.T) {
	const next = `{"type":"next","id":"1","payload":{"data":{"thread":{"__typename":"%s","cursor":"abc",%s}}}}`
	for text, want := range map[string]message{
		fmt.Sprintf(next, "CommentAdded", `"comment":{"number":12}`):            {cursor: "abc", comment: 12},
		fmt.Sprintf(next, "CommentAdded", `"comment":{"number":12,"body":"x"}`): {cursor: "abc", comment: 12},
		fmt.Sprintf(next, "StreamJoined", `"state":"RECOVERED"`):                {cursor: "abc", joined: "RECOVERED"},
		fmt.Sprintf(next, "CommentAdded", `"comment":{"number": 12}`):           {cursor: "abc", comment: 12},
	} {
		if got, err := understand([]byte(text)); err != nil || got != want {
			t.Errorf("%s: %+v %v", text, got, err)
		}
		if got, ok := skim([]byte(text)); ok && got != want {
			t.Errorf("skimming %s: %+v", text, got)
		}
	}
	for _, text := range []string{``, `{}`, `{"type":"complete","id":"1"}`, `{"type":"error","id":"1","payload":[]}`, `{"type":"next","payload":{"data":{"thread":null}}}`} {
		if got, err := understand([]byte(text)); err == nil {
			t.Errorf("%s was understood as %+v", text, got)
		}
	}
}

func TestPauses(t *testing.T) {
	l := &Listener{dice: rand.New(rand.NewPCG(1, 1))}
	restart := &websocket.CloseError{Code: websocket.CloseServiceRestart, Text: "Service restart, retry in 6 s"}
	for range 100 {
		if p := l.pause(0, restart); p < 6*time.Second || p > 8*time.Second {
			t.Fatalf("asked to come back in 6 s it waits %v", p)
		}
		if p := l.pause(0, errors.New("reset")); p < 100*time.Millisecond || p > 400*time.Millisecond {
			t.Fatalf("cut off it waits %v", p)
		}
		if p := l.pause(50, errors.New("refused")); p < 3*time.Second || p > 7*time.Second {
			t.Fatalf("refused again and again it waits %v", p)
		}
	}
	if p := l.pause(0, &websocket.CloseError{Code: websocket.CloseServiceRestart}); p > time.Second {
		t.Errorf("without a word when to come back it waits %v", p)
	}
}

func TestPercentile(t *testing.T) {
	var list []time.Duration
	for n := range 200 {
		list = append(list, time.Duration(n))
	}
	if Percentile(nil, 99) != 0 || Percentile(list, 50) != 100 || Percentile(list, 99) != 198 || Percentile(list, 100) != 199 {
		t.Error(Percentile(list, 50), Percentile(list, 99), Percentile(list, 100))
	}
}
