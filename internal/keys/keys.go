// Package keys keeps the installation's secret keys: one file each, in a folder that only the program's user can read.
//
// A key is made when it is first asked for. All nodes of an installation share the folder; whoever loses it loses what was
// done with the keys, so that it belongs into the backup, apart from the data.
package keys

import (
	"crypto/rand"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
)

// Size is how many bytes a key has.
const Size = 32

const (
	ownFolder = 0o700
	ownFile   = 0o600
	others    = 0o077
	// othersWrite would let others put keys of their own in the place of ours.
	othersWrite = 0o022
)

// Load returns the key of this name in a folder, and makes both where they are missing. Of several that make one at the same
// moment all get the same. A key that others may read is refused.
func Load(dir, name string) ([]byte, error) {
	key, err := LoadOr(dir, name+".key", func() ([]byte, error) {
		fresh := make([]byte, Size)
		_, _ = rand.Read(fresh) // never fails, by its contract
		return fresh, nil
	})
	if err == nil && len(key) != Size {
		return nil, fmt.Errorf("the key %s has %d bytes instead of %d: put the right one back from the backup", filepath.Join(dir, name+".key"), len(key), Size)
	}
	return key, err
}

// LoadOr returns a file of the folder of keys, which fresh fills where it is missing.
func LoadOr(dir, name string, fresh func() ([]byte, error)) ([]byte, error) {
	path := filepath.Join(dir, name)
	found, err := read(path)
	if !errors.Is(err, fs.ErrNotExist) {
		return found, err
	}
	content, err := fresh()
	if err != nil {
		return nil, err
	}
	if err := write(dir, path, content); err != nil {
		return nil, fmt.Errorf("the key %s cannot be written: %w", path, err)
	}
	return read(path)
}

func read(path string) ([]byte, error) {
	info, err := os.Stat(path)
	if err != nil {
		return nil, err
	}
	if info.Mode().Perm()&others != 0 {
		return nil, fmt.Errorf("the key %s can be read by others: chmod 600 it, and consider it known", path)
	}
	return os.ReadFile(path)
}

// write puts a whole file in its place, unless another node was first.
func write(dir, path string, content []byte) error {
	if err := os.MkdirAll(dir, ownFolder); err != nil {
		return err
	}
	part, err := os.CreateTemp(dir, ".key-*")
	if err != nil {
		return err
	}
	defer func() { _ = os.Remove(part.Name()) }()
	_, err = part.Write(content)
	if err := errors.Join(err, part.Chmod(ownFile), part.Sync(), part.Close()); err != nil {
		return err
	}
	if err := os.Link(part.Name(), path); !errors.Is(err, fs.ErrExist) {
		return err
	}
	return nil
}
