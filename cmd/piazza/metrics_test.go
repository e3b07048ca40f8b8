package main

import (
	"os"
	"regexp"
	"slices"
	"strings"
	"testing"

	"github.com/prometheus/client_golang/prometheus"
	"github.com/prometheus/client_golang/prometheus/testutil/promlint"
)

// Every metric of ours stands in docs/metrics.md, with its own words, and nothing else does.
func TestEveryMetricIsWrittenDown(t *testing.T) {
	p := openInProcess(t)
	_, err := p.server()
	must(t, err)
	text, err := os.ReadFile("../../docs/metrics.md")
	must(t, err)
	told := map[string]string{}
	described := make(chan *prometheus.Desc)
	go func() {
		defer close(described)
		p.registry.Describe(described)
	}()
	quoted := regexp.MustCompile(`fqName: "(piazza_\w+)", help: "([^"]+)"`)
	for d := range described {
		if found := quoted.FindStringSubmatch(d.String()); found != nil {
			told[found[1]] = found[2]
		}
	}
	written := regexp.MustCompile("(?m)^\\| `(piazza_\\w+)`").FindAllStringSubmatch(string(text), -1)
	for _, row := range written {
		if told[row[1]] == "" {
			t.Errorf("%s is written down and not told", row[1])
		}
	}
	for name, help := range told {
		if !slices.ContainsFunc(written, func(row []string) bool { return row[1] == name }) {
			t.Errorf("%s (%s) is not written down", name, help)
		}
		if !strings.HasSuffix(help, ".") {
			t.Errorf("%s: %q is no sentence", name, help)
		}
	}
	if len(told) < 40 {
		t.Errorf("%d metrics alone", len(told))
	}
}

func TestMetricsAreNamedAsIsCustomary(t *testing.T) {
	p := openInProcess(t)
	families, err := p.registry.Gather()
	must(t, err)
	problems, err := promlint.NewWithMetricFamilies(families).Lint()
	must(t, err)
	for _, one := range problems {
		if strings.HasPrefix(one.Metric, "piazza_") {
			t.Errorf("%s: %s", one.Metric, one.Text)
		}
	}
}

// TestMetricsTellNoLengths names all that others' collectors tell, and all of ours that is in bytes: what counts bytes as they come, go or are
// allocated gives away how long a vote is (docs/ballots.md). Whoever adds one here says why it does not.
func TestMetricsTellNoLengths(t *testing.T) {
	allowed := map[string]string{
		"go_goroutines": "", "go_threads": "", "go_info": "", "go_sched_gomaxprocs_threads": "", "go_gc_gogc_percent": "",
		"process_open_fds": "", "process_max_fds": "", "process_start_time_seconds": "",
		"go_gc_gomemlimit_bytes": "a setting", "process_virtual_memory_max_bytes": "a setting",
		"go_gc_duration_seconds": "a collection comes after megabytes", "go_memstats_last_gc_time_seconds": "a collection comes after megabytes",
		"go_gc_heap_live_bytes":         "it moves with collections alone, which megabytes bring about",
		"go_memory_classes_total_bytes": "it is taken from the system by far more than a vote needs",
		"process_virtual_memory_bytes":  "it is taken from the system by far more than a vote needs",
		"process_resident_memory_bytes": "it moves by pages, as collections and the system like",
		"process_cpu_seconds_total":     "it moves by hundredths of a second",
		"piazza_live_waiting_bytes":     "it is what waits for listeners, whom no ballot is told",
	}
	p := openInProcess(t)
	_, err := p.server()
	must(t, err)
	families, err := p.registry.Gather()
	must(t, err)
	told := map[string]bool{}
	for _, family := range families {
		name := family.GetName()
		told[name] = true
		if _, is := allowed[name]; !is && (!strings.HasPrefix(name, "piazza_") || strings.Contains(name, "byte")) {
			t.Errorf("%s is told: can lengths be read from it?", name)
		}
	}
	for _, name := range []string{"go_gc_heap_live_bytes", "go_memory_classes_total_bytes", "go_goroutines"} {
		if !told[name] {
			t.Errorf("%s is not told", name)
		}
	}
}
