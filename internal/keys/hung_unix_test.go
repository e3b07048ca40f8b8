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
)

// TestAHungFolderKeepsOneThread reads, by many at once, a key whose file never comes to an end: all are told so, one goroutine hangs, and
// those who come later do not wait. When it answers again, so do we.
func TestAHungFolderKeepsOneThread(t *testing.T) {
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
	for range 20 {
		all.Go(func() {
			if _, err := b.Read(seal); !errors.Is(err, ErrHung) {
				t.Errorf("reading: %v", err)
			}
		})
	}
	all.Wait()
	for what, err := range map[string]error{"reading": second(b.Read(seal)), "looking": second(nil, b.Create(seal))} {
		if !errors.Is(err, ErrHung) {
			t.Errorf("%s while it hangs: %v", what, err)
		}
	}
	for runtime.NumGoroutine() > before+1 { // those that are done take a moment to be gone; one that hangs never is
		runtime.Gosched()
	}
	// Whoever opens the other end lets the reader go on.
	end, err := os.OpenFile(key, os.O_WRONLY, 0)
	if err == nil {
		err = errors.Join(os.Rename(away, key), end.Close())
	}
	if err != nil {
		t.Fatal(err)
	}
	for {
		got, err := b.Read(seal)
		if errors.Is(err, ErrHung) {
			runtime.Gosched()
			continue
		}
		if err != nil || len(got) != Size {
			t.Errorf("it answers again: %x, %v", got, err)
		}
		return
	}
}
