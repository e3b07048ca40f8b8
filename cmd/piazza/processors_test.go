package main

import (
	"runtime"
	"testing"
)

// TestTuneProcessors changes what the whole process works with: it runs alone, and puts it back.
func TestTuneProcessors(t *testing.T) {
	defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(0))
	for name, c := range map[string]struct {
		found  int
		chosen string
		want   int
	}{
		"one":               {1, "", 2},
		"one, by choice":    {1, "1", 1},
		"as many as needed": {2, "", 2},
		"more":              {5, "", 5},
	} {
		runtime.GOMAXPROCS(c.found)
		tuneProcessors(func(string) string { return c.chosen })
		if got := runtime.GOMAXPROCS(0); got != c.want {
			t.Errorf("%s: %d, want %d", name, got, c.want)
		}
	}
}
