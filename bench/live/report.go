//go:build linux

package main

import (
	"fmt"
	"io"
	"runtime"
	"slices"
	"strings"
	"time"
)

func millis(d time.Duration) string { return fmt.Sprintf("%.1f ms", d.Seconds()*1000) }

// machine says on what was measured, and what else goes on there.
func (s *stage) machine() string {
	model := "unknown"
	for line := range strings.Lines(readFile("/proc/cpuinfo")) {
		if name, value, ok := strings.Cut(line, ":"); ok && strings.TrimSpace(name) == "model name" {
			model = strings.TrimSpace(value)
			break
		}
	}
	before, began := busy(), time.Now()
	time.Sleep(time.Second)
	others := (busy() - before) / time.Since(began).Seconds()
	return fmt.Sprintf("%s, %s, two cores of %s; load average %s, %.0f%% of a core in use while nothing is measured",
		runtime.Version(), time.Now().UTC().Format("2 January 2006 15:04 UTC"), model, load(), 100*others)
}

// form writes a spread.
func (s spread) form(format string) string {
	switch {
	case s.none:
		return ""
	case s.least == s.most:
		return fmt.Sprintf(format, s.median)
	default:
		return fmt.Sprintf(format+" ("+format+" to "+format+")", s.median, s.least, s.most)
	}
}

// title says what a row is.
func (b *book) title(row string) string {
	all := thousands(b.sockets)
	switch row {
	case partOne:
		return all + " subscribers, one stream, saturated"
	case partGroups:
		return "The same in ten groups of document and visibility"
	case rowTen:
		return all + " subscribers, ten notices a second"
	case rowSecond:
		return all + " subscribers, one notice a second"
	case partStreams:
		return all + " subscribers over " + thousands(b.streams) + " streams, saturated"
	case partApart:
		return "The same, written at another node: the log, its reads and the deliveries"
	case partDeflated:
		return "The same, compressed"
	case partWide:
		return "Messages as long as those of the whole program: one stream, saturated"
	case paced(partWide, rowTen):
		return "The same with ten notices a second"
	case paced(partWide, rowSecond):
		return "The same with one notice a second"
	default:
		return row
	}
}

func thousands(n int) string {
	if n < 10_000 {
		return fmt.Sprint(n)
	}
	return fmt.Sprintf("%d,%03d", n/1000, n%1000)
}

// report prints the tables, and fails where something does not hold.
func (b *book) report(w io.Writer) error {
	wideTen, wideSecond := paced(partWide, rowTen), paced(partWide, rowSecond)
	for _, row := range []string{partOne, partGroups, rowTen, rowSecond, partStreams, partApart, partWide, partDeflated, wideTen, wideSecond} {
		b.table(w, row)
	}
	b.memory(w)
	b.separate(w)
	b.stopped(w)
	fmt.Fprintln(w, "\n* The server waited for others: the generator, PostgreSQL and who writes elsewhere share the other core.")
	return b.holds(w)
}

// line prints a line of a table if there is something in it.
func line(w io.Writer, cells ...string) { fmt.Fprintf(w, "| %s |\n", strings.Join(cells, " | ")) }

func head(w io.Writer, title string, cells ...string) {
	fmt.Fprintf(w, "\n%s\n\n", title)
	line(w, cells...)
	line(w, strings.Split(strings.Repeat("---,", len(cells)-1)+"---", ",")...)
}

// measured are the servers of which a row has figures.
func (b *book) measured(row string) (list []subject) {
	for _, s := range chosen(b.settings) {
		if len(b.figures[entry{row, s.name}]) > 0 {
			list = append(list, s)
		}
	}
	return list
}

func (b *book) table(w io.Writer, row string) {
	list := b.measured(row)
	if len(list) == 0 {
		return
	}
	head(w, b.title(row), "server", "CPU a delivery, us", "of raw", "of gqlgen's", "deliveries/s", "of raw", "p50", "p99", "most",
		"frames a read", "bytes a frame", "executions a notice", "of its core, %", "what shares the other core, %")
	for _, s := range list {
		median := func(what func(figure) float64, format string) string {
			return fmt.Sprintf(format, b.of(row, s.name, what).median)
		}
		times := func(what func(figure) time.Duration) string {
			return median(func(f figure) float64 { return 1000 * what(f).Seconds() }, "%.1f ms")
		}
		line(w, s.title, b.of(row, s.name, figure.cost).form("%.2f"), b.ratio(row, s.name, b.limit(row), raw, figure.cost).form("%.2f"),
			b.ratio(row, s.name, row, stock, figure.cost).form("%.3f"), b.of(row, s.name, figure.rate).form("%.0f"),
			b.ratio(row, s.name, b.limit(row), raw, figure.rate).form("%.2f"),
			times(func(f figure) time.Duration { return f.p50 }), times(func(f figure) time.Duration { return f.p99 }),
			times(func(f figure) time.Duration { return f.most }), median(func(f figure) float64 { return f.frames }, "%.1f"),
			median(func(f figure) float64 { return f.bytes }, "%.0f"), b.executions(row, s.name), b.fullness(row, s.name),
			median(func(f figure) float64 { return 100 * (f.own + f.database + f.writer) / f.took }, "%.0f"))
	}
}

// limit is the row of the raw writer that a row is held against.
func (*book) limit(row string) string {
	if row == partDeflated {
		return partWide
	}
	return row
}

// fullness is how much of its core a server used; a star says that a saturated row found its limit elsewhere.
func (b *book) fullness(row, subject string) string {
	used, star := b.of(row, subject, figure.core).median, ""
	if slices.Contains(allParts(), row) && used < enough {
		star = " *"
	}
	return fmt.Sprintf("%.0f%s", 100*used, star)
}

func (b *book) executions(row, subject string) string {
	n := b.of(row, subject, func(f figure) float64 { return f.executions })
	if n.none || n.median < 0 {
		return ""
	}
	return fmt.Sprintf("%.1f", n.median)
}

func (b *book) memory(w io.Writer) {
	if len(b.measured(worn(partOne)))+len(b.measured(partRest)) == 0 {
		return
	}
	many := thousands(b.streams) + " streams"
	head(w, "RSS an idle subscriber, bytes, before anything was told and after all", "server", "one stream", "after", many, "after")
	for _, s := range b.measured(worn(partOne)) {
		line(w, s.title, b.of(partOne, s.name, figure.memory).form("%.0f"), b.of(worn(partOne), s.name, figure.lasting).form("%.0f"),
			b.of(partStreams, s.name, figure.memory).form("%.0f"), b.of(worn(partStreams), s.name, figure.lasting).form("%.0f"))
	}
	for _, s := range b.measured(partRest) {
		line(w, s.title+", garbage collected all the time", b.of(partRest, s.name, figure.memory).form("%.0f"),
			b.of(worn(partRest), s.name, figure.lasting).form("%.0f"), "", "")
	}
}

func (b *book) separate(w io.Writer) {
	list := b.measured(partFew)
	if len(list) == 0 || len(b.measured(partStreams)) == 0 {
		return
	}
	head(w, thousands(b.streams)+" streams: a notice and a delivery apart, us of CPU", "server", "a notice without its deliveries",
		"of it the transaction", "the log and the execution", "a delivery", "notices/s", "PostgreSQL, a notice")
	for _, s := range list {
		a := b.apart(s.name)
		rate := b.of(partStreams, s.name, func(f figure) float64 { return f.notices / f.took })
		base := b.of(partStreams, s.name, func(f figure) float64 { return 1e6 * f.database / max(1, f.notices) })
		line(w, s.title, a.notice.form("%.1f"), a.transaction.form("%.1f"), a.execution.form("%.1f"), a.delivery.form("%.2f"),
			rate.form("%.0f"), base.form("%.1f"))
	}
}

func (b *book) stopped(w io.Writer) {
	list := b.measured(partStopped)
	if len(list) == 0 {
		return
	}
	head(w, thousands(b.sockets/10)+" of them read nothing any more", "server", "RSS each, bytes", "of the kernel, each", "sent off after", "p99 of the others")
	for _, s := range list {
		line(w, s.title, b.of(partStopped, s.name, func(f figure) float64 { return f.held }).form("%.0f"),
			b.of(partStopped, s.name, func(f figure) float64 { return f.kernel }).form("%.0f"),
			b.of(partStopped, s.name, func(f figure) float64 { return f.left.Seconds() }).form("%.1f s"),
			b.of(partStopped, s.name, func(f figure) float64 { return 1000 * f.late() }).form("%.1f ms"))
	}
}
