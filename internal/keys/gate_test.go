package keys

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"testing/synctest"
	"time"
)

// TestSlowIsNotHung has many read at once from a folder that is slow: all are answered, and few read at the same moment.
func TestSlowIsNotHung(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		g := &gate{}
		var now, most atomic.Int64
		var all sync.WaitGroup
		for range 200 {
			all.Go(func() {
				_, err := through(g, reading, func() (int64, error) {
					is := now.Add(1)
					for was := most.Load(); is > was && !most.CompareAndSwap(was, is); was = most.Load() {
						continue
					}
					time.Sleep(60 * time.Millisecond)
					return now.Add(-1), nil
				})
				if err != nil {
					t.Error(err)
				}
			})
		}
		all.Wait()
		if got := int(most.Load()); got != reading.turns {
			t.Errorf("%d read at once, want %d", got, reading.turns)
		}
	})
}

// TestWhoWaitsInVainSaysNothingOfTheFolder has more wait than are done in time: those are refused, and the next is let through.
func TestWhoWaitsInVainSaysNothingOfTheFolder(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		g := &gate{}
		var refused atomic.Int64
		var all sync.WaitGroup
		for range 3 * reading.turns {
			all.Go(func() {
				_, err := through(g, reading, func() (int, error) {
					time.Sleep(reading.patience - time.Second) // the second of two waits, and begins, within his patience
					return 0, nil
				})
				if errors.Is(err, ErrHung) {
					refused.Add(1)
				}
			})
		}
		all.Wait()
		if got := int(refused.Load()); got != reading.turns || g.isHung() {
			t.Errorf("%d were refused, want %d; hung: %t", got, reading.turns, g.isHung())
		}
	})
}

// TestWhatHangs is refused in time and known after that; a key that comes later is cleared, and all goes on.
func TestWhatHangs(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		g, key := &gate{}, []byte("secret")
		answers := make(chan struct{})
		hang := func() ([]byte, error) {
			<-answers
			return key, nil
		}
		begun := time.Now()
		var all sync.WaitGroup
		for range 5 * reading.turns {
			all.Go(func() {
				if _, err := through(g, reading, hang); !errors.Is(err, ErrHung) {
					t.Error(err)
				}
			})
		}
		all.Wait()
		if took := time.Since(begun); took > 2*reading.patience {
			t.Errorf("they were refused after %v", took)
		}
		begun = time.Now()
		if _, err := through(g, reading, hang); !errors.Is(err, ErrHung) || time.Since(begun) > 0 || !g.isHung() {
			t.Errorf("what is known to hang is answered %v after %v", err, time.Since(begun))
		}
		close(answers)
		synctest.Wait()
		if string(key) != strings.Repeat("\x00", len(key)) {
			t.Errorf("of what nobody took %q is left", key)
		}
		if _, err := through(g, reading, func() (int, error) { return 0, nil }); err != nil {
			t.Error(err)
		}
	})
}

// TestAPanicGivesItsTurnBack has all turns taken by what panics, more than once.
func TestAPanicGivesItsTurnBack(t *testing.T) {
	g := &gate{}
	for range 2 * writing.turns {
		if err := alone(g, writing, func() error { panic("on purpose") }); err == nil || !strings.Contains(err.Error(), "on purpose") {
			t.Errorf("it is answered %v", err)
		}
	}
}

// TestAFolderThatCannotBeWrittenIsNotReady puts a file where the folder has to be, as who is root may write everywhere; one that can be
// written is left empty.
func TestAFolderThatCannotBeWrittenIsNotReady(t *testing.T) {
	b := &Ballots{Dir: t.TempDir()}
	if err := b.Ready(); err != nil || len(files(t, b)) > 0 {
		t.Errorf("an empty folder: %v, and it holds %v", err, files(t, b))
	}
	b = &Ballots{Dir: filepath.Join(t.TempDir(), "keys")}
	if err := os.WriteFile(b.Dir, nil, ownFile); err != nil {
		t.Fatal(err)
	}
	if err := b.Ready(); err == nil {
		t.Error("a file is as good as a folder")
	}
	b = &Ballots{Dir: t.TempDir()}
	if err := errors.Join(os.Mkdir(b.folder().Dir, ownFolder), os.Chmod(b.folder().Dir, 0o500)); err != nil {
		t.Fatal(err)
	}
	if err := b.Ready(); os.Geteuid() != 0 && !errors.Is(err, fs.ErrPermission) {
		t.Errorf("a folder without the right to write in it: %v", err)
	}
}
