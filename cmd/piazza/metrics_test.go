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
