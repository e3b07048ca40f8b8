package keys

import (
	"bytes"
	"encoding/hex"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"
)

var (
	seal  = Seal{1, 2, 3, 0xff}
	stone = Tombstone{Poll: 7, Bundle: strings.Repeat("ab", 32), Head: strings.Repeat("cd", 32), SealedAt: time.Date(2026, 11, 23, 1, 0, 0, 0, time.UTC)}
)

// files are the names in the folder of ballots.
func files(t *testing.T, b *Ballots) []string {
	t.Helper()
	found, err := os.ReadDir(b.folder().Dir)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		t.Fatal(err)
	}
	var names []string
	for _, f := range found {
		names = append(names, f.Name())
	}
	return names
}

func TestAKeyIsMadeOnceReadAndDestroyed(t *testing.T) {
	b := &Ballots{Dir: filepath.Join(t.TempDir(), "deep", "keys")}
	if _, err := b.Read(seal); !errors.Is(err, ErrMissing) {
		t.Errorf("before: %v", err)
	}
	made := make([][]byte, 16)
	var nodes sync.WaitGroup
	for i := range made {
		nodes.Go(func() {
			node := &Ballots{Dir: b.Dir}
			if err := node.Create(seal); err != nil {
				t.Error(err)
			}
			made[i], _ = node.Read(seal)
		})
	}
	nodes.Wait()
	for _, key := range made {
		if len(key) != Size || !bytes.Equal(key, made[0]) {
			t.Errorf("keys differ: %x and %x", key, made[0])
		}
	}
	name := hex.EncodeToString(seal[:])
	if got := files(t, b); !slices.Equal(got, []string{name + ".key"}) {
		t.Errorf("the folder holds %v", got)
	}
	if err := b.Create(Seal{9}); err != nil {
		t.Error(err)
	}
	later := stone
	later.SealedAt = later.SealedAt.Add(time.Hour)
	for _, s := range []Tombstone{stone, later} {
		if err := b.Destroy(seal, s); err != nil {
			t.Error(err)
		}
	}
	if got := files(t, b); !slices.Equal(got, []string{name + ".sealed", hex.EncodeToString(append([]byte{9}, make([]byte, 15)...)) + ".key"}) {
		t.Errorf("the folder holds %v", got)
	}
	for what, err := range map[string]error{"reading": second(b.Read(seal)), "making": b.Create(seal)} {
		if !errors.Is(err, ErrSealed) {
			t.Errorf("%s afterwards: %v", what, err)
		}
	}
	if got, err := b.Tombstone(seal); err != nil || *got != stone {
		t.Errorf("the tombstone says %v, %v", got, err)
	}
	other := stone
	other.Bundle = "another"
	if err := b.Destroy(seal, other); err == nil || !strings.Contains(err.Error(), "after another sealing") {
		t.Errorf("another sealing: %v", err)
	}
}

func second(_ []byte, err error) error { return err }

// A key whose file was linked twice, as by a node that died in between, is overwritten under both names.
func TestDestroyedKeysAreOverwritten(t *testing.T) {
	b := &Ballots{Dir: t.TempDir()}
	if err := b.Create(seal); err != nil {
		t.Fatal(err)
	}
	kept := filepath.Join(t.TempDir(), "kept")
	if err := os.Link(filepath.Join(b.folder().Dir, keyName(seal)), kept); err != nil {
		t.Fatal(err)
	}
	if err := b.Destroy(seal, stone); err != nil {
		t.Fatal(err)
	}
	if left, err := os.ReadFile(kept); err != nil || !bytes.Equal(left, make([]byte, Size)) {
		t.Errorf("what is left: %x, %v", left, err)
	}
}

func TestKeysOfPollsThatAreRefused(t *testing.T) {
	good := strings.Repeat("x", Size)
	for name, c := range map[string]struct {
		end, content string
		file, folder os.FileMode
		create, read string
	}{
		"short":                {keyEnd, "abc", 0o600, 0o700, "3 bytes", "3 bytes"},
		"readable by others":   {keyEnd, good, 0o604, 0o700, "read by others", "read by others"},
		"readable by a group":  {keyEnd, good, 0o640, 0o700, "read by others", "read by others"},
		"a tombstone, no JSON": {stoneEnd, "abc", 0o600, 0o700, "cannot be read", "cannot be read"},
		"a folder for all":     {"", "", 0, 0o777, "chmod 700", ErrMissing.Error()},
	} {
		t.Run(name, func(t *testing.T) {
			b := &Ballots{Dir: t.TempDir()}
			if err := os.Mkdir(b.folder().Dir, 0o700); err != nil {
				t.Fatal(err)
			}
			if c.end != "" {
				path := filepath.Join(b.folder().Dir, hex.EncodeToString(seal[:])+c.end)
				if err := errors.Join(os.WriteFile(path, []byte(c.content), c.file), os.Chmod(path, c.file)); err != nil {
					t.Fatal(err)
				}
			}
			if err := os.Chmod(b.folder().Dir, c.folder); err != nil {
				t.Fatal(err)
			}
			for want, err := range map[string]error{"making: " + c.create: b.Create(seal), "reading: " + c.read: second(b.Read(seal))} {
				if _, text, _ := strings.Cut(want, ": "); err == nil || !strings.Contains(err.Error(), text) {
					t.Errorf("%s, got %v", want, err)
				}
			}
		})
	}
}

func TestAFolderThatIsNone(t *testing.T) {
	path := filepath.Join(t.TempDir(), "file")
	if err := os.WriteFile(path, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	b := &Ballots{Dir: path}
	for what, err := range map[string]error{"making": b.Create(seal), "destroying": b.Destroy(seal, stone)} {
		if err == nil {
			t.Errorf("%s works", what)
		}
	}
	if _, err := b.Read(seal); err == nil || errors.Is(err, ErrSealed) {
		t.Errorf("reading: %v", err)
	}
}

func TestResumeLeavesWhatWasNotSealed(t *testing.T) {
	b := &Ballots{Dir: t.TempDir()}
	if err := b.Resume(); err != nil {
		t.Errorf("without a folder: %v", err)
	}
	if err := errors.Join(b.Create(seal), b.Create(Seal{9}), b.Destroy(Seal{9}, stone), b.Resume()); err != nil {
		t.Fatal(err)
	}
	if _, err := b.Read(seal); err != nil {
		t.Errorf("a key that was not sealed: %v", err)
	}
}
