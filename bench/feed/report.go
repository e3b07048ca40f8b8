package main

import (
	"fmt"
	"io"
	"runtime"
	"slices"
)

// rate is how many answers a second a server gave, and what an answer cost.
type rate struct {
	second float64
	// own and database are milliseconds of CPU an answer, of the server and of PostgreSQL behind it.
	own, database float64
}

func (r rate) String() string {
	return fmt.Sprintf("%.0f/s (%.2f + %.2f ms of CPU)", r.second, r.own, r.database)
}

// round is what each of the three did in one round; of pgbench only the statements a second.
type round struct {
	piazza, postgraphile rate
	pgbench              float64
}

func (r round) ratio() float64 { return r.piazza.second / r.postgraphile.second }

// String returns the round as one line.
func (r round) String() string {
	return fmt.Sprintf("Piazza %s, PostGraphile %s, pgbench %.0f/s: %.2f times PostGraphile",
		r.piazza, r.postgraphile, r.pgbench, r.ratio())
}

// report prints the medians with their spread and fails below the floor.
func report(w io.Writer, rounds []round, floor float64) error {
	rates := func(of func(round) float64) []float64 {
		var list []float64
		for _, r := range rounds {
			list = append(list, of(r))
		}
		slices.Sort(list)
		return list
	}
	ratios := rates(round.ratio)
	rows := []struct {
		name string
		list []float64
		form string
	}{
		{"Piazza, requests/s", rates(func(r round) float64 { return r.piazza.second }), "%.0f"},
		{"PostGraphile, requests/s", rates(func(r round) float64 { return r.postgraphile.second }), "%.0f"},
		{"pgbench, statements/s", rates(func(r round) float64 { return r.pgbench }), "%.0f"},
		{"Piazza, CPU ms a request", rates(func(r round) float64 { return r.piazza.own }), "%.2f"},
		{"PostgreSQL under it", rates(func(r round) float64 { return r.piazza.database }), "%.2f"},
		{"PostGraphile, CPU ms", rates(func(r round) float64 { return r.postgraphile.own }), "%.2f"},
		{"PostgreSQL under it", rates(func(r round) float64 { return r.postgraphile.database }), "%.2f"},
		{"Piazza / pgbench", rates(func(r round) float64 { return r.piazza.second / r.pgbench }), "%.2f"},
		{"Piazza / PostGraphile", ratios, "%.2f"},
	}
	fmt.Fprintf(w, "\n%d rounds on %d cores\n", len(rounds), runtime.NumCPU())
	for _, row := range rows {
		form := "%-26s median " + row.form + "  (" + row.form + " to " + row.form + ")\n"
		fmt.Fprintf(w, form, row.name, median(row.list), row.list[0], row.list[len(row.list)-1])
	}
	if got := median(ratios); got < floor {
		return fmt.Errorf("%.2f times PostGraphile is below %.2f", got, floor)
	}
	return nil
}

// median of a sorted list.
func median(sorted []float64) float64 {
	middle := len(sorted) / 2
	if len(sorted)%2 == 1 {
		return sorted[middle]
	}
	return (sorted[middle-1] + sorted[middle]) / 2
}
