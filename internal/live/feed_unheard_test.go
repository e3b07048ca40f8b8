package live

import (
	"errors"
	"log/slog"
	"strings"
	"testing"
)

// A feed that cannot hear what it tells says so: each time, and when it gives up and its members are told apart.
func TestAFeedThatHearsNothingSaysSo(t *testing.T) {
	t.Parallel()
	var said strings.Builder
	s := openSquare(t, func(o *Options) { o.Log = slog.New(slog.NewTextHandler(&said, nil)) })
	h := openHouseOver(t, s, nil)
	h.listeners(t, 1)
	var f *feed
	h.registry.feeds.each(func(one *feed) { f = one })
	before := total(s.Hub.metrics.failures)
	for range mostMisses {
		h.registry.feeds.failed(f, errors.New("no answer"))
	}
	h.registry.feeds.failed(f, errEnded)
	if n := total(s.Hub.metrics.failures) - before; n != mostMisses {
		t.Errorf("%v failures are counted", n)
	}
	if got := said.String(); strings.Count(got, `"live: could not hear what a feed tells"`) != mostMisses || strings.Count(got, "could not be heard") != 1 {
		t.Errorf("it said %s", got)
	}
	if f.why() != solo {
		t.Errorf("it goes on: %s", f.why())
	}
}
