//go:build unix

package pglocal

import (
	"fmt"
	"io"
	"os"
	"slices"
	"strings"
)

const longestAccount = 64 << 10

// account returns what the server has logged in its latest run, or the end of it.
func (c *Cluster) account() string {
	file, err := os.Open(c.places.log)
	if err != nil {
		return ""
	}
	defer file.Close()
	from := c.logged
	if info, err := file.Stat(); err == nil {
		from = max(from, info.Size()-longestAccount)
	}
	text, _ := io.ReadAll(io.NewSectionReader(file, from, longestAccount))
	return string(text)
}

// grave picks the last line that tells of an error, or the last line of all.
func grave(text string) string {
	lines := strings.Split(strings.TrimSpace(text), "\n")
	for _, line := range slices.Backward(lines) {
		for _, level := range []string{"PANIC:", "FATAL:", "ERROR:", "error:"} {
			if _, message, ok := strings.Cut(line, level); ok {
				return strings.TrimSpace(message)
			}
		}
	}
	return strings.TrimSpace(lines[len(lines)-1])
}

// explain turns what Postgres said into one sentence with advice.
func (c *Cluster) explain(what, said string) error {
	for _, sign := range []string{"no space left on device", "disk quota exceeded", "file too large", "file size limit exceeded"} {
		if strings.Contains(strings.ToLower(said), sign) {
			return fullDisk(c.options.Dir)
		}
	}
	switch {
	case strings.Contains(said, "could not create shared memory segment"), strings.Contains(said, "could not resize shared memory"):
		return fmt.Errorf("%s: the system grants too little shared memory (%s)", what, grave(said))
	}
	return fmt.Errorf("%s: %s (its own account is in %s)", what, grave(said), c.places.log)
}
