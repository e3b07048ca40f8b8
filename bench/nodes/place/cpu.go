//go:build linux

package place

import (
	"bytes"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
)

// ticks is how many times a second the kernel counts a process' time, on every Linux that Go runs on.
const ticks = 100

// Spent returns the seconds of CPU that a process and all that descends from it, those that have ended included, have
// used so far, without some and what descends from those.
func Spent(root int, without ...int) float64 {
	used, parents := map[int]float64{}, map[int]int{}
	stats, _ := filepath.Glob("/proc/[0-9]*/stat")
	for _, stat := range stats {
		text, err := os.ReadFile(stat)
		if err != nil {
			continue // it has ended meanwhile
		}
		pid, parent, seconds := parse(text)
		used[pid], parents[pid] = seconds, parent
	}
	var sum float64
	for pid, seconds := range used {
		apart := slices.ContainsFunc(without, func(other int) bool { return descends(pid, parents, other) })
		if descends(pid, parents, root) && !apart {
			sum += seconds
		}
	}
	return sum
}

// parse reads a line of /proc/PID/stat; the name in it may hold blanks and brackets.
func parse(text []byte) (pid, parent int, seconds float64) {
	pid, _ = strconv.Atoi(string(text[:bytes.IndexByte(text, ' ')]))
	fields := strings.Fields(string(text[bytes.LastIndexByte(text, ')')+1:]))
	parent, _ = strconv.Atoi(fields[1])
	for _, field := range fields[11:15] {
		n, _ := strconv.Atoi(field)
		seconds += float64(n) / ticks
	}
	return pid, parent, seconds
}

func descends(pid int, parents map[int]int, root int) bool {
	for pid > 1 && pid != root {
		pid = parents[pid]
	}
	return pid == root
}
