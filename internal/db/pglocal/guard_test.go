//go:build unix

package pglocal_test

import (
	"os"
	"path/filepath"
	"syscall"
	"testing"
)

// TestGuard is about what ends PostgreSQL with its parent where the kernel does not.
func TestGuard(t *testing.T) {
	for name, signal := range map[string]syscall.Signal{"killed": syscall.SIGKILL, "interrupted": syscall.SIGINT, "ended": 0} {
		t.Run(name, func(t *testing.T) {
			path := filepath.Join(folder(t), "trace")
			c := begin(t, "", nil, childGuard+"="+path)
			if signal == 0 {
				must(t, c.input.Close())
				_ = c.cmd.Wait()
				if _, err := os.Stat(path); err == nil {
					t.Error("a guard that was dismissed acted")
				}
				return
			}
			must(t, c.cmd.Process.Signal(signal))
			within(t, patience, "the guard acts", func() bool {
				_, err := os.Stat(path)
				return err == nil
			})
		})
	}
}
