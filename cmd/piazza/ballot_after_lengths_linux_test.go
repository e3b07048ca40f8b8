package main

import (
	"encoding/json"
	"fmt"
	"regexp"
	"strconv"
	"time"
)

// tellNoLengths holds numbers that were noted of each vote to no order of its length: of what was sent, of what was answered, of both, and
// of what differs most. Those of the name that is given are made from the lengths: they have to be seen.
func (a *aftermath) tellNoLengths(where string, inSecret []*moment, noted map[string]map[*moment]float64, made string) {
	a.t.Helper()
	who := func(m *moment) int { return m.by.n }
	lengths := []order{
		orderBy("what was sent", inSecret, func(m *moment) int { return a.sent(m) }, who),
		orderBy("receipts", inSecret, func(m *moment) int { return len(m.receipt) }, who),
		orderBy("both", inSecret, func(m *moment) int { return a.sent(m) + len(m.receipt) }, who),
		orderBy("texts", inSecret, func(m *moment) int { return len(m.more) }, who),
	}
	for name, values := range noted {
		by := orderBy(name, inSecret, func(m *moment) float64 { return values[m] }, who)
		seen := ""
		for _, length := range lengths {
			if how := alike(length, by); how != "" {
				seen += fmt.Sprintf("; %s: %s", length.name, how)
			}
		}
		if (seen != "") != (name == made) {
			a.t.Errorf("the order by %q in %s, and that of lengths: %q", name, where, seen)
		}
	}
}

// sent is how long what somebody sent for his vote is.
func (a *aftermath) sent(m *moment) int {
	a.t.Helper()
	text, err := json.Marshal(m.input())
	must(a.t, err)
	return len(text)
}

// metricsTellNoLengths looks for series that grow by more the longer a lone vote is. One is made as process_network_… would be: of all that
// came and went, with what every request has.
func (a *aftermath) metricsTellNoLengths(inSecret []*moment) {
	a.t.Helper()
	const made, always = "x_network_bytes_total", 5000
	noted := map[string]map[*moment]float64{}
	for _, m := range inSecret {
		total := fmt.Sprintf("%s %d\n", made, 1<<40)
		more := fmt.Sprintf("%s %d\n", made, 1<<40+always+a.sent(m)+len(m.receipt))
		before, after := samples(m.before+total), samples(m.after+more)
		for name, value := range after {
			if value == before[name] {
				continue
			}
			if noted[name] == nil {
				noted[name] = map[*moment]float64{}
			}
			noted[name][m] = value - before[name]
		}
	}
	if len(noted) < 3 {
		a.t.Fatalf("few series move: %v", noted)
	}
	a.tellNoLengths("the metrics", inSecret, noted, made)
}

var (
	requested  = regexp.MustCompile(`time=(\S+) .*method=POST path=/graphql .*`)
	attributed = regexp.MustCompile(`\b(\w+)=(\S+)`)
)

// numbers are those of a line of the log, as they stand there or, in the log's other form, in JSON: there a time is so many nanoseconds.
func numbers(line string) map[string]float64 {
	all := map[string]float64{}
	for _, one := range attributed.FindAllStringSubmatch(line, -1) {
		if value, err := strconv.ParseFloat(one[2], 64); err == nil {
			all[one[1]] = value
		} else if took, err := time.ParseDuration(one[2]); err == nil {
			all[one[1]] = float64(took)
		}
	}
	return all
}

// logTellsNoLengths looks in the program's log for numbers by which votes could be told by how long their texts are.
func (a *aftermath) logTellsNoLengths(inSecret []*moment) {
	a.t.Helper()
	lines := requested.FindAllStringSubmatch(string(read(a.t, a.square.log)), -1)
	if len(lines) < len(a.cast) {
		a.t.Fatalf("the log tells of %d requests", len(lines))
	}
	noted := map[string]map[*moment]float64{"x": {}} // as if it stood there
	for _, m := range inSecret {
		noted["x"][m] = float64(len(m.receipt))
		for _, line := range lines {
			at, err := time.Parse(time.RFC3339Nano, line[1])
			must(a.t, err)
			if at.Before(m.begun) {
				continue
			}
			for name, value := range numbers(line[0]) {
				if noted[name] == nil {
					noted[name] = map[*moment]float64{}
				}
				noted[name][m] = value
			}
			break
		}
	}
	if len(noted["took"]) != len(inSecret) {
		a.t.Errorf("of %d votes %d are in the log with the time they took", len(inSecret), len(noted["took"]))
	}
	a.tellNoLengths("the log", inSecret, noted, "x")
}
