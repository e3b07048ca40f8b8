//go:build linux

package main

import (
	"fmt"
	"slices"
)

// The rows that are measured on the sockets of the first part.
const (
	rowTen    = "ten"
	rowSecond = "second"
)

// book holds what was measured.
type book struct {
	settings
	figures map[entry][]figure
}

// entry is a server in a row.
type entry struct{ row, subject string }

func newBook(s settings) *book { return &book{s, map[entry][]figure{}} }

// note writes a figure down and says it.
func (b *book) note(row string, of subject, f figure) {
	at := entry{row, of.name}
	b.figures[at] = append(b.figures[at], f)
	fmt.Printf("round %d, %-11s %-10s %s\n", f.round+1, row, of.name, f)
}

// String says a figure in a line.
func (f figure) String() string {
	if f.worn > 0 {
		return fmt.Sprintf("%.0f bytes each at rest, %.0f after all that was told", f.rest, f.worn)
	}
	memory := ""
	if f.rest > 0 {
		memory = fmt.Sprintf("; %.0f bytes each at rest", f.rest)
	}
	core := func(seconds float64) float64 { return 100 * seconds / f.took }
	return fmt.Sprintf("%6.2f us of CPU a delivery, %6.1f a notice, %7.0f deliveries/s, p50 %s p99 %s most %s, %.1f frames a read%s; "+
		"of a core: server %.0f%%, generator %.0f%%, PostgreSQL %.0f%%, who writes elsewhere %.0f%%, others %.0f%%", f.cost(), f.costOfNotice(), f.rate(), millis(f.p50), millis(f.p99),
		millis(f.most), f.frames, memory, core(f.server), core(f.own), core(f.database), core(f.writer), core(f.foreign))
}

// enough is how much of its core a server has used that was full: the rest is the clock's, which counts hundredths of a second, and
// the kernel's, which works for both cores.
const enough = 0.95

// core is how much of its core the server used.
func (f figure) core() float64 { return f.server / f.took }

// quiet is how much of a core others may use while something is measured.
const quiet = 0.05

// others is how much of a core nobody of us used.
func (f figure) others() float64 { return f.foreign / f.took }

// cost is the microseconds of CPU a delivery.
func (f figure) cost() float64 { return 1e6 * f.server / max(1, f.deliveries) }

// costOfNotice is the microseconds of CPU a notice, with all its deliveries.
func (f figure) costOfNotice() float64 { return 1e6 * f.server / max(1, f.notices) }

func (f figure) rate() float64 { return f.deliveries / f.took }

func (f figure) late() float64 { return f.p99.Seconds() }

func (f figure) memory() float64 { return f.rest }

func (f figure) lasting() float64 { return f.worn }

// spread is a median with the least and the most; none says that there is nothing.
type spread struct {
	median, least, most float64
	none                bool
}

func spreadOf(list []float64) spread {
	if len(list) == 0 {
		return spread{none: true}
	}
	slices.Sort(list)
	middle := len(list) / 2
	median := list[middle]
	if len(list)%2 == 0 {
		median = (list[middle-1] + list[middle]) / 2
	}
	return spread{median: median, least: list[0], most: list[len(list)-1]}
}

// of is something of all measures of a server in a row.
func (b *book) of(row, subject string, what func(figure) float64) spread {
	var list []float64
	for _, f := range b.figures[entry{row, subject}] {
		list = append(list, what(f))
	}
	return spreadOf(list)
}

// each calls back for each round in which all of these were measured.
func (b *book) each(with func(of ...figure), entries ...entry) {
	for round := range b.rounds {
		var all []figure
		for _, e := range entries {
			at := slices.IndexFunc(b.figures[e], func(f figure) bool { return f.round == round })
			if at >= 0 {
				all = append(all, b.figures[e][at])
			}
		}
		if len(all) == len(entries) {
			with(all...)
		}
	}
}

// ratio compares two measures round by round.
func (b *book) ratio(row, subject, otherRow, other string, what func(figure) float64) spread {
	var list []float64
	b.each(func(f ...figure) {
		if base := what(f[1]); base > 0 {
			list = append(list, what(f[0])/base)
		}
	}, entry{row, subject}, entry{otherRow, other})
	return spreadOf(list)
}

// twofold compares the whole program's ratio to raw, with messages as long as its own, with that of ours, with short ones.
func (b *book) twofold(row string, what func(figure) float64) spread {
	long := partWide
	if row != partOne {
		long = paced(partWide, row)
	}
	var list []float64
	b.each(func(f ...figure) {
		all, wide, small, short := what(f[0]), what(f[1]), what(f[2]), what(f[3])
		if below := wide * small; below > 0 {
			list = append(list, all*short/below)
		}
	}, entry{row, whole}, entry{long, raw}, entry{row, ours}, entry{row, raw})
	return spreadOf(list)
}

// parts of a notice, in microseconds of CPU.
type shares struct {
	// notice is all that is done once a notice: the transaction where it is written here, the execution with what belongs to it (the
	// log, garbage), and then each delivery.
	notice, transaction, execution, delivery spread
}

// apart tells what is done once a notice from a delivery: with ten who listen to each stream and with one; and of it the
// transaction: where that is another node's.
func (b *book) apart(subject string) shares {
	many, few, elsewhere := entry{partStreams, subject}, entry{partFew, subject}, entry{partApart, subject}
	var notice, delivery, transaction, execution []float64
	b.each(func(f ...figure) {
		x, y, ok := solve(f[0], f[1])
		if ok {
			notice, delivery = append(notice, x), append(delivery, y)
		}
	}, many, few)
	b.each(func(f ...figure) {
		x, _, ok := solve(f[0], f[1])
		if here := f[0].costOfNotice() - f[2].costOfNotice(); ok {
			transaction, execution = append(transaction, here), append(execution, x-here)
		}
	}, many, few, elsewhere)
	return shares{spreadOf(notice), spreadOf(transaction), spreadOf(execution), spreadOf(delivery)}
}

// solve finds what a notice and what a delivery costs out of two measures: server = notices*x + deliveries*y, twice.
func solve(m, f figure) (notice, delivery float64, ok bool) {
	det := m.notices*f.deliveries - f.notices*m.deliveries
	if det == 0 {
		return 0, 0, false
	}
	return 1e6 * (m.server*f.deliveries - f.server*m.deliveries) / det, 1e6 * (m.notices*f.server - f.notices*m.server) / det, true
}
