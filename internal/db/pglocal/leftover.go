//go:build unix

package pglocal

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"log/slog"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
	"time"
)

// patience is how long a left-over server may take to end after each order, from the kindest to the last.
var patience = []struct {
	signal syscall.Signal
	wait   time.Duration
}{{fast, 3 * time.Second}, {immediate, 2 * time.Second}, {syscall.SIGKILL, 2 * time.Second}}

// endLeftOver ends a server that a killed program left on the folder. The folder's lock is ours, so nobody else needs
// it. A server that is already shutting down takes the same order again without harm.
func endLeftOver(ctx context.Context, p places, log *slog.Logger) error {
	file := filepath.Join(p.data, "postmaster.pid")
	pid, err := postmasterPID(file)
	if err != nil {
		return err
	}
	if pid != 0 && alive(pid) && serves(pid, p.data) {
		if err := end(ctx, pid, p.data, log); err != nil {
			return err
		}
	}
	// The number may belong to a stranger now, as happens in containers, or to a process that nobody buries; Postgres
	// would take either for its own kind and refuse. Its hold on the shared memory still guards against a true survivor.
	return errors.Join(ignoreMissing(os.Remove(file)), ignoreMissing(os.Remove(p.socketFile()+".lock")))
}

func end(ctx context.Context, pid int, data string, log *slog.Logger) error {
	log.Info("waiting for the PostgreSQL of an earlier run to end", "pid", pid)
	for _, order := range patience {
		_ = syscall.Kill(pid, order.signal)
		if gone(ctx, pid, data, order.wait) {
			return nil
		}
	}
	return fmt.Errorf("an earlier PostgreSQL (process %d) still holds %s and does not end: end it by hand and start again", pid, data)
}

func postmasterPID(file string) (int, error) {
	text, err := os.ReadFile(file)
	if err != nil {
		return 0, ignoreMissing(err)
	}
	first, _, _ := strings.Cut(string(text), "\n")
	pid, err := strconv.Atoi(strings.TrimSpace(first))
	if err != nil || pid <= 1 {
		// Half a file is all that a full disk or a power cut left; the server is not running then.
		return 0, ignoreMissing(os.Remove(file))
	}
	return pid, nil
}

func alive(pid int) bool {
	err := syscall.Kill(pid, 0)
	return err == nil || errors.Is(err, syscall.EPERM)
}

// serves tells whether a process is the server of this data folder, and not a stranger with its number.
func serves(pid int, data string) bool {
	proc := filepath.Join("/proc", strconv.Itoa(pid))
	if cwd, err := os.Readlink(filepath.Join(proc, "cwd")); err == nil {
		return sameFile(cwd, data)
	}
	if _, err := os.Stat("/proc/self"); err == nil {
		return false
	}
	out, err := exec.Command("ps", "-o", "args=", "-p", strconv.Itoa(pid)).Output()
	return err == nil && strings.Contains(string(out), "postgres") && strings.Contains(string(out), data)
}

func sameFile(a, b string) bool {
	one, err := os.Stat(a)
	if err != nil {
		return false
	}
	other, err := os.Stat(b)
	return err == nil && os.SameFile(one, other)
}

// gone waits for the end of a process that is not our child. One that nobody has buried yet counts as ended: it has
// its number still, but no working folder.
func gone(ctx context.Context, pid int, data string, limit time.Duration) bool {
	deadline := time.Now().Add(limit)
	for alive(pid) && serves(pid, data) {
		if ctx.Err() != nil || time.Now().After(deadline) {
			return false
		}
		pause(ctx, 10*time.Millisecond)
	}
	return true
}

func pause(ctx context.Context, d time.Duration) {
	select {
	case <-ctx.Done():
	case <-time.After(d):
	}
}

func ignoreMissing(err error) error {
	if errors.Is(err, fs.ErrNotExist) {
		return nil
	}
	return err
}
