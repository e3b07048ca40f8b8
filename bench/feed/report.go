package main

import (
	"fmt"
	"io"
	"runtime"
	"slices"
)

// round is the answers a second of each in one round.
type round struct {
	piazza, postgraphile, pgbench float64
}

func (r round) ratio() float64 { return r.piazza / r.postgraphile }

// String returns the round as one line.
func (r round) String() string {
	return fmt.Sprintf("Piazza %.0f/s, PostGraphile %.0f/s, pgbench %.0f/s: %.2f times PostGraphile, %.2f of pgbench",
		r.piazza, r.postgraphile, r.pgbench, r.ratio(), r.piazza/r.pgbench)
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
		{"Piazza, requests/s", rates(func(r round) float64 { return r.piazza }), "%.0f"},
		{"PostGraphile, requests/s", rates(func(r round) float64 { return r.postgraphile }), "%.0f"},
		{"pgbench, statements/s", rates(func(r round) float64 { return r.pgbench }), "%.0f"},
		{"Piazza / PostGraphile", ratios, "%.2f"},
		{"Piazza / pgbench", rates(func(r round) float64 { return r.piazza / r.pgbench }), "%.2f"},
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
