package config

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
)

// completeKeys fills in the folder of keys where none was given: the demo's lies in its data, so that both go together; production's
// beside it, so that no copy of the data holds keys.
func (c *Config) completeKeys() error {
	if c.KeysDir == "" && c.Demo {
		c.KeysDir = filepath.Join(c.DataDir, "keys")
	}
	if c.KeysDir == "" {
		c.KeysDir = c.DataDir + "-keys"
	}
	dir, err := filepath.Abs(c.KeysDir)
	if err != nil {
		return fmt.Errorf("the folder of keys %q cannot be made absolute: %w", c.KeysDir, err)
	}
	c.KeysDir = dir
	return nil
}

// CheckKeys refuses, in one sentence, a folder of keys that is copied with the data: the key of a secret ballot must be gone when it is
// destroyed.
func (c *Config) CheckKeys() error {
	if c.Demo || c.DataDir == "" {
		return nil
	}
	if inside(c.KeysDir, c.DataDir) {
		return fmt.Errorf("PIAZZA_KEYS_DIR is %s, it must lie outside the data folder %s: whoever copies the data would copy the secret keys with it", c.KeysDir, c.DataDir)
	}
	old := filepath.Join(c.DataDir, "keys")
	if isFolder(old) && !isFolder(c.KeysDir) {
		return fmt.Errorf("the secret keys lie in %s, inside the data folder: move them to %s, or to wherever PIAZZA_KEYS_DIR says, so that no copy of the data holds them", old, c.KeysDir)
	}
	return nil
}

func isFolder(path string) bool {
	info, err := os.Stat(path)
	return err == nil && info.IsDir()
}

// inside tells whether a path is a folder or lies in it, by whatever names.
func inside(path, folder string) bool {
	way, err := filepath.Rel(resolved(folder), resolved(path))
	return err == nil && way != ".." && !strings.HasPrefix(way, ".."+string(filepath.Separator))
}

// resolved follows symbolic links as far as a path exists.
func resolved(path string) string {
	for at, rest := path, ""; ; at, rest = filepath.Dir(at), filepath.Join(filepath.Base(at), rest) {
		if found, err := filepath.EvalSymlinks(at); err == nil {
			return filepath.Join(found, rest)
		}
		if at == filepath.Dir(at) {
			return path
		}
	}
}
