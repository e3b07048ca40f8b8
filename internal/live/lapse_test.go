package live

import (
	"strings"
	"testing"
	"time"
)

// What was true for a moment alone is not said after it, whether it still waits or came back from an attempt.
func TestWhatIsNoLongerTrueDoesNotLeave(t *testing.T) {
	t.Parallel()
	o := newOutbox()
	past, future := time.Now().Add(-time.Nanosecond), time.Now().Add(time.Hour)
	o.put(&letter{slot: slot{"a", "1"}, payload: []byte("over"), until: past})
	o.put(&letter{slot: slot{"a", "2"}, payload: []byte("lasting")})
	o.put(&letter{slot: slot{"a", "3"}, payload: []byte("still"), until: future})
	left, lost := o.take()
	if len(left) != 2 || lost != 1 || o.bytes != 0 {
		t.Fatalf("%d left, %d were lost, %d bytes remain", len(left), lost, o.bytes)
	}
	left[1].until = past
	o.back(left)
	if left, lost = o.take(); len(left) != 1 || lost != 1 || string(left[0].payload) != "lasting" {
		t.Errorf("%d left after an attempt that failed, %d were lost", len(left), lost)
	}
}

// Who wrote while the bus was down is not shown as writing when it is back.
func TestTypingDoesNotOutliveAnOutage(t *testing.T) {
	t.Parallel()
	n := startNATS(t)
	first, second := joinNATS(t, n.url), joinNATS(t, n.url)
	here, there := openMeeting(openSilent(t, first), "here"), openMeeting(openSilent(t, second), "there")
	sees := there.come(t, 1, 7, true)
	here.come(t, 1, 8, true)
	soon(t, "they see each other", func() bool { return strings.HasPrefix(sees.says(), "2 ") })
	n.stop()
	soon(t, "both know that it is down", func() bool { return !first.Status().Connected && !second.Status().Connected })
	failed := first.Status().Failed
	if err := here.Typing(1, Guest{Member: 8, Visible: true}); err != nil {
		t.Fatal(err)
	}
	said := time.Now()
	soon(t, "that was a while ago", func() bool { return time.Since(said) > here.options.Beat })
	n.start(t)
	soon(t, "it is not brought up again", func() bool { return first.Status().Connected && first.Status().Failed > failed })
	if text := sees.says(); !strings.HasSuffix(text, " 0 []") {
		t.Errorf("the other node shows %s", text)
	}
}
