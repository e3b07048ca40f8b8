//go:build unix

package pglocal

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"syscall"
)

// Beside returns the connection string of the cluster that another program runs on a data folder; empty where none runs there.
// A folder without a cluster is refused: whoever only wants to look does not begin one.
func Beside(dir string) (dsn string, err error) {
	p := placesOf(dir)
	if _, err := os.Stat(filepath.Join(p.data, "PG_VERSION")); err != nil {
		if errors.Is(err, fs.ErrNotExist) {
			return "", fmt.Errorf("there is no Piazza in %s: start it once with piazza serve, or name its folder with PIAZZA_DATA_DIR", dir)
		}
		return "", explainFiles(dir, err)
	}
	file, err := os.OpenFile(filepath.Join(dir, "lock"), os.O_RDWR, 0)
	if errors.Is(err, fs.ErrNotExist) {
		return "", nil
	}
	if err != nil {
		return "", explainFiles(dir, err)
	}
	defer file.Close()
	// The lock is given back with the file: whoever starts a cluster takes it again, and meets whoever was quicker.
	err = syscall.Flock(int(file.Fd()), syscall.LOCK_EX|syscall.LOCK_NB)
	if errors.Is(err, syscall.EWOULDBLOCK) {
		return (&Cluster{places: p}).DSN(""), nil
	}
	return "", err
}
