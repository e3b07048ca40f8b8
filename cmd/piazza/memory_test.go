package main

import (
	"os"
	"testing"
)

func TestMemoryLimit(t *testing.T) {
	t.Parallel()
	const total = "MemTotal:       16777216 kB\nMemFree:         1000000 kB\n"
	for name, c := range map[string]struct {
		files map[string]string
		want  int64
	}{
		"nothing is known":       {nil, 1 << 30},
		"a quarter":              {map[string]string{"/proc/meminfo": total}, 4 << 30},
		"a small computer":       {map[string]string{"/proc/meminfo": "MemTotal: 2097152 kB\n"}, 1 << 30},
		"a group without limit":  {map[string]string{"/proc/meminfo": total, "/sys/fs/cgroup/memory.max": "max\n"}, 4 << 30},
		"a group with one":       {map[string]string{"/proc/meminfo": total, "/sys/fs/cgroup/memory.max": "8589934592\n"}, 2 << 30},
		"a group with a low one": {map[string]string{"/proc/meminfo": total, "/sys/fs/cgroup/memory.max": "536870912\n"}, 1 << 30},
		"something else":         {map[string]string{"/proc/meminfo": "MemTotal: much\n"}, 1 << 30},
	} {
		got := memoryLimit(func(name string) ([]byte, error) {
			if text, there := c.files[name]; there {
				return []byte(text), nil
			}
			return nil, os.ErrNotExist
		})
		if got != c.want {
			t.Errorf("%s: %d, want %d", name, got, c.want)
		}
	}
}
