//go:build unix

package keys

import (
	"errors"
	"os"
	"path/filepath"
	"runtime"
	"sync"
	"syscall"
	"testing"
	"time"
)

// eventually waits for something that comes by itself.
func eventually(t *testing.T, what string, is func() bool) {
	t.Helper()
	for begun := time.Now(); !is(); time.Sleep(10 * time.Millisecond) {
		if time.Since(begun) > 2*time.Minute {
			t.Fatalf("after two minutes not yet: %s", what)
		}
	}
}

// TestAHungFolderKeepsFewThreads reads, by many at once, a key whose file never comes to an end: all are told so, few goroutines hang, and
// those who come later do not wait. When it answers again, so do we.
func TestAHungFolderKeepsFewThreads(t *testing.T) {
	b := &Ballots{Dir: t.TempDir()}
	if err := b.Create(seal); err != nil {
		t.Fatal(err)
	}
	key := filepath.Join(b.folder().Dir, keyName(seal))
	away := key + ".away"
	if err := errors.Join(os.Rename(key, away), syscall.Mkfifo(key, 0o600)); err != nil {
		t.Fatal(err)
	}
	before := runtime.NumGoroutine()
	var all sync.WaitGroup
	for range 5 * reading.turns {
		all.Go(func() {
			if _, err := b.Read(seal); !errors.Is(err, ErrHung) {
				t.Errorf("reading: %v", err)
			}
		})
	}
	all.Wait()
	for what, err := range map[string]error{"reading": second(b.Read(seal)), "making": b.Create(seal), "whether it is ready": b.Ready()} {
		if !errors.Is(err, ErrHung) {
			t.Errorf("%s while it hangs: %v", what, err)
		}
	}
	// Those that are done take a moment to be gone; one that hangs never is.
	eventually(t, "no more hang than have turns", func() bool { return runtime.NumGoroutine() <= before+reading.turns })
	// Whoever opens the other end lets the readers go on.
	end, err := os.OpenFile(key, os.O_WRONLY, 0)
	if err == nil {
		err = errors.Join(os.Rename(away, key), end.Close())
	}
	if err != nil {
		t.Fatal(err)
	}
	eventually(t, "it answers again", func() bool {
		got, err := b.Read(seal)
		if err != nil && !errors.Is(err, ErrHung) {
			t.Fatal(err)
		}
		return len(got) == Size
	})
	eventually(t, "it is ready again", func() bool { return b.Ready() == nil })
}
