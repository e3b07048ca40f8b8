//go:build linux

package main

import (
	"errors"
	"fmt"
	"io"
	"slices"
)

// rule is what has to hold of the medians.
type rule struct {
	what  string
	value spread
	// limit is the most, or the least where atLeast.
	limit   float64
	atLeast bool
	// full are those whose limit has to be their own processor: of who waits for others a saturated row says nothing.
	full []entry
}

func (r rule) holds() bool {
	return r.atLeast == (r.value.median > r.limit) || r.value.median == r.limit
}

// ledger makes rules of what was measured.
type ledger struct{ *book }

// of compares ours with another in a row that is not saturated.
func (l ledger) of(what, row, other string, value func(figure) float64, limit float64) rule {
	return rule{what: what, value: l.ratio(row, ours, row, other, value), limit: limit}
}

// beside compares a saturated row with another, whose server has to be full.
func (l ledger) beside(what string, mine, other entry, value func(figure) float64, limit float64) rule {
	return rule{
		what: what, value: l.ratio(mine.row, mine.subject, other.row, other.subject, value), limit: limit, full: []entry{other},
	}
}

// most bounds a figure of its own.
func (l ledger) most(what, row, subject string, value func(figure) float64, limit float64) rule {
	return rule{what: what, value: l.book.of(row, subject, value), limit: limit}
}

// againstRaw holds the whole program's ratio to raw against that of ours.
func (l ledger) againstRaw(what, row string, value func(figure) float64, limit float64) rule {
	r := rule{what: what, value: l.twofold(row, value), limit: limit, atLeast: limit < 1}
	if row == partOne {
		r.full = []entry{{partWide, raw}, {partOne, raw}}
	}
	return r
}

const (
	idle       = 2048
	idleStream = 3072
	// held is what a reader may cost who stops, in the process and in the kernel.
	held = 200_000
	// gone is when he has to be: ten seconds without progress, and what finding that out takes.
	gone = 15
)

func (b *book) rules() []rule {
	l := ledger{b}
	stopped := func(f figure) float64 { return f.held + f.kernel }
	left := func(f figure) float64 { return f.left.Seconds() }
	one, limit, peer := entry{partOne, ours}, entry{partOne, raw}, entry{partOne, stock}
	streams := entry{partStreams, stock}
	faster := l.beside("one stream, saturated: deliveries/s, of raw", one, limit, figure.rate, 3)
	faster.atLeast = true
	return []rule{
		l.beside("one stream, saturated: CPU a delivery, of raw", one, limit, figure.cost, 0.35),
		l.beside("one stream, saturated: CPU a delivery, of gqlgen's on gorilla", one, peer, figure.cost, 1.0/15),
		faster,
		{what: "ten groups: CPU a delivery, of one group", value: b.ratio(partGroups, ours, partOne, ours, figure.cost), limit: 1.2},
		l.of("ten notices/s: CPU a delivery, of raw", rowTen, raw, figure.cost, 1.15),
		l.of("one notice/s: p99, of raw", rowSecond, raw, figure.late, 1.3),
		l.of("one notice/s: p99, of gqlgen's on gorilla", rowSecond, stock, figure.late, 1.0/3),
		l.beside("streams: CPU a delivery, transactions and all, of gqlgen's on gorilla", entry{partStreams, ours}, streams, figure.cost, 0.5),
		l.beside("streams: CPU a delivery, the log and its reads, of gqlgen's on gorilla", entry{partApart, ours}, streams, figure.cost, 0.5),
		l.most("one stream: bytes of RSS an idle subscriber", partOne, ours, figure.memory, idle),
		l.most("one stream: the same after all that was told", worn(partOne), ours, figure.lasting, idle),
		l.most("streams: bytes of RSS an idle subscriber", partStreams, ours, figure.memory, idleStream),
		l.most("streams: the same after all that was told", worn(partStreams), ours, figure.lasting, idleStream),
		l.most("bytes of RSS and of the kernel a reader who stops", partStopped, ours, stopped, held),
		l.most("seconds until all are gone who stopped", partStopped, ours, left, gone),
		l.most("the whole program (garbage collected all the time): bytes of RSS an idle subscriber", partRest, whole, figure.memory, idle),
		l.most("the whole program: the same after all that was told", worn(partRest), whole, figure.lasting, idle),
		l.againstRaw("the whole program, one stream: CPU a delivery of raw, of that of ours", partOne, figure.cost, 1.3),
		l.againstRaw("the whole program, one stream: deliveries/s of raw, of those of ours", partOne, figure.rate, 1/1.3),
		l.againstRaw("the whole program, ten notices/s: CPU a delivery of raw, of that of ours", rowTen, figure.cost, 1.3),
		l.againstRaw("the whole program, one notice/s: p99 of raw, of that of ours", rowSecond, figure.late, 1.3),
		l.beside("the whole program, streams: CPU a delivery, log and all, of gqlgen's on gorilla", entry{partStreams, whole}, streams, figure.cost, 0.5),
		l.most("the whole program (garbage collected all the time): bytes of RSS and of the kernel a reader who stops", partStopped, whole, stopped, held),
		l.most("the whole program: seconds until all are gone who stopped", partStopped, whole, left, gone),
		{what: "compressed: CPU a delivery, of uncompressed", value: b.ratio(partDeflated, ours, partWide, ours, figure.cost), limit: 1.5},
	}
}

// waiting returns those of a rule that had time left in a saturated row: the median of what they used of their core is not enough.
func (b *book) waiting(r rule) (list []entry) {
	return slices.DeleteFunc(slices.Clone(r.full), func(e entry) bool {
		used := b.of(e.row, e.subject, figure.core)
		return used.none || used.median >= enough
	})
}

// holds tells which ratios hold. That nothing was missing, twice, out of order or closed has been made sure of on the way.
func (b *book) holds(w io.Writer) error {
	if b.tenth {
		fmt.Fprintln(w, "\nNothing missing, twice, out of order or closed, unless it says FAILED above. So small a run is held to no ratio.")
		return nil
	}
	var err error
	fmt.Fprintf(w, "\nMedians of %d, nothing missing, twice, out of order or closed:\n\n", b.rounds)
	for _, r := range b.rules() {
		if r.value.none {
			continue
		}
		word, sign, why := "ok    ", "at most", ""
		if r.atLeast {
			sign = "at least"
		}
		for _, e := range b.waiting(r) {
			word, why = "VOID  ", why+fmt.Sprintf("; %s used only %.0f%% of its core (%s): its limit was elsewhere",
				e.subject, 100*b.of(e.row, e.subject, figure.core).median, e.row)
		}
		if !r.holds() {
			word = "FAILED"
		}
		if word != "ok    " {
			err = errors.Join(err, errors.New(r.what+why))
		}
		fmt.Fprintf(w, "  %s  %s: %s, %s %.3g%s\n", word, r.what, r.value.form("%.3g"), sign, r.limit, why)
	}
	b.disturbed(w)
	return err
}

// disturbed says in which rows others used the computer, too.
func (b *book) disturbed(w io.Writer) {
	count, all, most := 0, 0, 0.0
	for _, figures := range b.figures {
		for _, f := range figures {
			all++
			most = max(most, f.others())
			if f.others() > quiet {
				count++
			}
		}
	}
	if count > 0 {
		fmt.Fprintf(w, "\nNOT QUIET: others used more than %.0f%% of a core, up to %.0f%%, in %d of %d measures. Ratios do not get rid of that.\n",
			100*quiet, 100*most, count, all)
	}
}
