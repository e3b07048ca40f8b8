//go:build unix

package keys

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"syscall"
	"testing"
)

const (
	helperDoes = "PIAZZA_TEST_KEYS_DO"
	helperDies = "PIAZZA_TEST_KEYS_DIE"
	helperDir  = "PIAZZA_TEST_KEYS_DIR"
)

// TestMain lets the tests' binary be a node that makes or destroys a key and is killed at a step.
func TestMain(m *testing.M) {
	does := os.Getenv(helperDoes)
	if does == "" {
		os.Exit(m.Run())
	}
	left, err := strconv.Atoi(os.Getenv(helperDies))
	b := &Ballots{Dir: os.Getenv(helperDir), reached: func(string) {
		if left--; left == 0 {
			_ = syscall.Kill(os.Getpid(), syscall.SIGKILL)
			select {} // until it has come
		}
	}}
	switch does {
	case "create":
		err = errors.Join(err, b.Create(seal))
	case "destroy":
		err = errors.Join(err, b.Destroy(seal, stone))
	case "resume":
		err = errors.Join(err, b.Resume())
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	os.Exit(0)
}

// dies has a node do something and be killed at its nth step; false says that it came to its end before.
func dies(t *testing.T, dir, does string, n int) bool {
	t.Helper()
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	node := exec.Command(self)
	node.Env = append(os.Environ(), helperDoes+"="+does, helperDies+"="+strconv.Itoa(n), helperDir+"="+dir)
	out, err := node.CombinedOutput()
	if err == nil {
		return false
	}
	if status, ok := node.ProcessState.Sys().(syscall.WaitStatus); !ok || status.Signal() != syscall.SIGKILL {
		t.Fatalf("%s ended with %v: %s", does, err, out)
	}
	return true
}

// eachDeath does something again and again, killed one step later each time, until it comes to its end.
func eachDeath(t *testing.T, does string, begin, after func(t *testing.T, b *Ballots)) {
	t.Helper()
	for n := 1; ; n++ {
		b, died := &Ballots{Dir: t.TempDir()}, false
		begin(t, b)
		t.Run(fmt.Sprintf("%s killed at step %d", does, n), func(t *testing.T) {
			died = dies(t, b.Dir, does, n)
			after(t, b)
		})
		if !died {
			if n < 5 {
				t.Errorf("%s has %d steps alone", does, n-1)
			}
			return
		}
	}
}

func TestAKeyIsWholeWhereverItsMakerDied(t *testing.T) {
	eachDeath(t, "create", func(*testing.T, *Ballots) {}, func(t *testing.T, b *Ballots) {
		before, err := b.Read(seal)
		if err != nil && !errors.Is(err, ErrMissing) {
			t.Errorf("after the death: %v", err)
		}
		if err := b.Create(seal); err != nil {
			t.Errorf("again: %v", err)
		}
		now, err := b.Read(seal)
		if err != nil || before != nil && !bytes.Equal(before, now) {
			t.Errorf("the key was %x and is %x, %v", before, now, err)
		}
		gone(t, b, now)
	})
}

// gone destroys a key and sees that it stands in no file.
func gone(t *testing.T, b *Ballots, key []byte) {
	t.Helper()
	if err := b.Destroy(seal, stone); err != nil {
		t.Errorf("destroying: %v", err)
	}
	nowhere(t, b, key)
}

func nowhere(t *testing.T, b *Ballots, key []byte) {
	t.Helper()
	names := files(t, b)
	if slices.ContainsFunc(names, func(name string) bool { return strings.Contains(name, keyEnd) }) {
		t.Errorf("the folder holds %v", names)
	}
	for _, name := range names {
		if text, err := os.ReadFile(filepath.Join(b.folder().Dir, name)); err != nil || bytes.Contains(text, key) {
			t.Errorf("%s holds the key, or cannot be read: %v", name, err)
		}
	}
	if _, err := b.Read(seal); !errors.Is(err, ErrSealed) {
		t.Errorf("reading: %v", err)
	}
}

// Wherever its destroyer died, a key is there and nothing says that it was sealed, or nobody gets it any more.
func TestAKeyIsNeverHalfDestroyed(t *testing.T) {
	for _, finish := range []struct {
		name string
		do   func(b *Ballots) error
	}{
		{"again", func(b *Ballots) error { return b.Destroy(seal, stone) }},
		{"resumed", func(b *Ballots) error { return b.Resume() }},
	} {
		var key []byte
		eachDeath(t, "destroy", func(t *testing.T, b *Ballots) {
			t.Helper()
			var err error
			if err = b.Create(seal); err == nil {
				key, err = b.Read(seal)
			}
			if err != nil {
				t.Fatal(err)
			}
		}, func(t *testing.T, b *Ballots) {
			now, err := b.Read(seal)
			stays := err == nil && bytes.Equal(now, key)
			if !stays && !errors.Is(err, ErrSealed) {
				t.Errorf("after the death: %x instead of %x, %v", now, key, err)
			}
			if err := finish.do(b); err != nil {
				t.Errorf("%s: %v", finish.name, err)
			}
			if stays && finish.name == "resumed" {
				return // nothing was begun
			}
			nowhere(t, b, key)
		})
	}
}

// A resumption that dies is resumed as well.
func TestAResumptionDies(t *testing.T) {
	var key []byte
	eachDeath(t, "resume", func(t *testing.T, b *Ballots) {
		t.Helper()
		if err := b.Create(seal); err != nil {
			t.Fatal(err)
		}
		key, _ = b.Read(seal)
		// What a node leaves that made the key and died, and one that had buried it and died.
		for _, name := range []string{".part-" + keyName(seal) + "-1", ".part-" + keyName(seal) + "-2"} {
			if err := os.Link(filepath.Join(b.folder().Dir, keyName(seal)), filepath.Join(b.folder().Dir, name)); err != nil {
				t.Fatal(err)
			}
		}
		if !dies(t, b.Dir, "destroy", 6) {
			t.Fatal("it did not die")
		}
	}, func(t *testing.T, b *Ballots) {
		if err := b.Resume(); err != nil {
			t.Error(err)
		}
		nowhere(t, b, key)
	})
}
