package dbtest

import (
	"os"
	"syscall"
)

const (
	memory = "/dev/shm"
	// roomy is what several packages at once may need, with what their Postgres writes.
	roomy = 4 << 30
)

// folder makes a folder for a server of tests: in memory, where there is room. A database is a copy of three hundred
// files, which costs some file systems half a second of work; what is here need not outlive the process.
func folder(name string) (string, error) {
	var found syscall.Statfs_t
	if err := syscall.Statfs(memory, &found); err == nil && int64(found.Bavail)*found.Bsize >= roomy {
		if dir, err := os.MkdirTemp(memory, name); err == nil {
			return dir, nil
		}
	}
	return os.MkdirTemp("", name)
}
