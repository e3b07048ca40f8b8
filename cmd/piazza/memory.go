package main

import (
	"os"
	"regexp"
	"runtime/debug"
	"strconv"
)

const (
	// A heap of a few megabytes would be collected every dozen requests: letting it grow gave two fifths more requests a
	// second. The limit keeps a burst from taking the whole computer.
	garbagePercent = 800
	// leastLimit is the limit on a small computer: many times what ten thousand take who listen, because below twice what is
	// needed half of the processor's time goes to collecting, and more is needed while they come.
	leastLimit = 1 << 30
	// share of the computer's memory is the limit where that is more.
	share = 4
)

func tuneMemory(environ func(string) string) {
	if environ("GOGC") == "" {
		debug.SetGCPercent(garbagePercent)
	}
	if environ("GOMEMLIMIT") == "" {
		debug.SetMemoryLimit(memoryLimit(os.ReadFile))
	}
}

var memoryTotal = regexp.MustCompile(`(?m)^MemTotal:\s+(\d+) kB$`)

// memoryLimit is a quarter of the computer's memory, or of what this process' group may take of it, where that can be found out.
func memoryLimit(read func(string) ([]byte, error)) int64 {
	var total int64
	if text, err := read("/proc/meminfo"); err == nil {
		if found := memoryTotal.FindSubmatch(text); found != nil {
			kilobytes, _ := strconv.ParseInt(string(found[1]), 10, 64) // 0 where it is none
			total = kilobytes << 10
		}
	}
	if text, err := read("/sys/fs/cgroup/memory.max"); err == nil {
		// Where there is no limit it says "max".
		if most, err := strconv.ParseInt(string(regexp.MustCompile(`\d*`).Find(text)), 10, 64); err == nil {
			total = min(total, most)
		}
	}
	return max(leastLimit, total/share)
}
