package keys

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
)

func TestEverybodyGetsTheSameKey(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "keys")
	got := make([][]byte, 16)
	var all sync.WaitGroup
	for i := range got {
		all.Go(func() {
			key, err := Load(dir, "test")
			if err != nil {
				t.Error(err)
			}
			got[i] = key
		})
	}
	all.Wait()
	for _, key := range got {
		if len(key) != Size || !bytes.Equal(key, got[0]) {
			t.Errorf("keys differ: %x and %x", key, got[0])
		}
	}
	left, err := os.ReadDir(dir)
	if err != nil || len(left) != 1 {
		t.Errorf("the folder holds %v, %v", left, err)
	}
	if other, err := Load(dir, "another"); err != nil || bytes.Equal(other, got[0]) {
		t.Errorf("another key is %x, %v", other, err)
	}
}

func TestKeysThatAreRefused(t *testing.T) {
	for name, c := range map[string]struct {
		content string
		mode    os.FileMode
		say     string
	}{
		"short":    {"abc", 0o600, "3 bytes"},
		"readable": {strings.Repeat("x", Size), 0o644, "read by others"},
	} {
		t.Run(name, func(t *testing.T) {
			dir := t.TempDir()
			if err := os.WriteFile(filepath.Join(dir, "test.key"), []byte(c.content), c.mode); err != nil {
				t.Fatal(err)
			}
			if _, err := Load(dir, "test"); err == nil || !strings.Contains(err.Error(), c.say) {
				t.Errorf("got %v", err)
			}
		})
	}
}
