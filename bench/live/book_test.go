//go:build linux

package main

import (
	"math"
	"slices"
	"strings"
	"testing"
)

// What a notice and a delivery cost comes out of two measures that have them in other proportions.
func TestApart(t *testing.T) {
	b := newBook(settings{rounds: 1})
	cost := func(notices, deliveries float64) figure {
		return figure{notices: notices, deliveries: deliveries, server: (200*notices + 3*deliveries) / 1e6}
	}
	b.figures[entry{partStreams, ours}] = []figure{cost(1000, 10_000)}
	b.figures[entry{partFew, ours}] = []figure{cost(3000, 3000)}
	b.figures[entry{partApart, ours}] = []figure{{notices: 2000, deliveries: 20_000, server: (80*2000 + 3*20_000) / 1e6}}
	got := b.apart(ours)
	for what, c := range map[string]struct {
		got  spread
		want float64
	}{"notice": {got.notice, 200}, "delivery": {got.delivery, 3}, "transaction": {got.transaction, 120}, "execution": {got.execution, 80}} {
		if math.Abs(c.got.median-c.want) > 1e-6 {
			t.Errorf("%s: %v instead of %v", what, c.got, c.want)
		}
	}
}

// A ratio is that of each round, and its median is what has to hold.
func TestRules(t *testing.T) {
	b := newBook(settings{rounds: 4})
	for round, cost := range []float64{1, 2, 30} {
		b.figures[entry{partOne, ours}] = append(b.figures[entry{partOne, ours}], figure{round: round + 1, deliveries: 1, took: 1, server: cost})
		b.figures[entry{partOne, raw}] = append(b.figures[entry{partOne, raw}], figure{round: round + 1, deliveries: 1, took: 1, server: 10})
	}
	// In the first round ours failed.
	b.figures[entry{partOne, raw}] = append([]figure{{deliveries: 1, took: 1, server: 1000}}, b.figures[entry{partOne, raw}]...)
	got := b.ratio(partOne, ours, partOne, raw, figure.cost)
	if (got != spread{median: 0.2, least: 0.1, most: 3}) {
		t.Errorf("%+v", got)
	}
	for _, c := range []struct {
		r    rule
		want bool
	}{
		{rule{value: got, limit: 0.35}, true},
		{rule{value: got, limit: 0.1}, false},
		{rule{value: got, limit: 0.1, atLeast: true}, true},
		{rule{value: got, limit: 0.35, atLeast: true}, false},
		{rule{value: got, limit: 0.2}, true},
	} {
		if c.r.holds() != c.want {
			t.Errorf("%+v", c.r)
		}
	}
}

// Who begins is another in each round, and everybody has his turn in each.
func TestTheOrderOfServersRotates(t *testing.T) {
	s := settings{rounds: 3, only: []string{raw, stock, ours}, parts: []string{partOne, partApart}}
	var got []string
	for round := range s.rounds {
		for _, v := range visits(s, round) {
			got = append(got, v.part+" "+v.subject.name)
		}
	}
	want := []string{
		"one raw", "one stock", "one ours", "apart ours", "one stock", "one ours", "one raw", "apart ours", "one ours", "one raw", "one stock", "apart ours",
	}
	if !slices.Equal(got, want) {
		t.Errorf("%q", got)
	}
}

// Of a peer that waited for others a saturated row says nothing, though the ratio would hold; and others who used the computer are told.
func TestAServerThatWaitedHoldsNothing(t *testing.T) {
	for _, c := range []struct {
		used float64
		void bool
	}{{0.97, false}, {0.8, true}} {
		b := newBook(settings{rounds: 1})
		b.figures[entry{partOne, ours}] = []figure{{deliveries: 1e6, took: 1, server: 0.5}}
		b.figures[entry{partOne, raw}] = []figure{{deliveries: 1e5, took: 1, server: c.used, foreign: 0.06}}
		var out strings.Builder
		err := b.holds(&out)
		if got := strings.Contains(out.String(), "VOID"); got != c.void || (err != nil) != c.void {
			t.Errorf("at %.2f: %v\n%s", c.used, err, out.String())
		}
		if !strings.Contains(out.String(), "NOT QUIET: others used more than 5% of a core, up to 6%, in 1 of 2 measures") {
			t.Errorf("the others are not told: %s", out.String())
		}
	}
}
