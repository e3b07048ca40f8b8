package server

import (
	"bytes"
	"log/slog"
	"strings"
	"testing"
)

// TestTheLogTellsNoLength asks twice for answers of another length: but for time and number the log says the same of both.
func TestTheLogTellsNoLength(t *testing.T) {
	var log bytes.Buffer
	s := square(t, func(o *Options) {
		o.Log = slog.New(slog.NewTextHandler(&log, &slog.HandlerOptions{Level: slog.LevelDebug, ReplaceAttr: func(_ []string, a slog.Attr) slog.Attr {
			if a.Key == slog.TimeKey || a.Key == "took" || a.Key == "trace" {
				return slog.Attr{}
			}
			return a
		}}))
	})
	for _, body := range []string{`{"receipt":"9"}`, `{"receipt":"10, 11 and 12"}`} {
		if told := ask(s, "POST", "/echo", body).Body.String(); told != body {
			t.Fatalf("the answer is %q", told)
		}
	}
	lines := strings.Split(strings.TrimSpace(log.String()), "\n")
	if len(lines) != 2 || lines[0] != lines[1] || !strings.Contains(lines[0], "status=200") {
		t.Errorf("the log says %q", lines)
	}
}
