//go:build unix

package pglocal

import (
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"syscall"
)

// lockFolder makes sure that one program works on a data folder. The lock goes with the process, however it ends.
func lockFolder(dir string) (*os.File, error) {
	file, err := os.OpenFile(filepath.Join(dir, "lock"), os.O_RDWR|os.O_CREATE, 0o600)
	if err != nil {
		return nil, explainFiles(dir, err)
	}
	err = syscall.Flock(int(file.Fd()), syscall.LOCK_EX|syscall.LOCK_NB)
	if errors.Is(err, syscall.EWOULDBLOCK) {
		defer file.Close()
		holder, _ := io.ReadAll(io.LimitReader(file, 32))
		return nil, fmt.Errorf("another Piazza (process %s) is using the data folder %s: stop it first, choose another folder with PIAZZA_DATA_DIR, or give several programs one PostgreSQL with DATABASE_URL", strings.TrimSpace(string(holder)), dir)
	}
	if err == nil {
		err = sign(file)
	}
	if err != nil {
		_ = file.Close()
		return nil, explainFiles(dir, fmt.Errorf("lock the data folder: %w", err))
	}
	return file, nil
}

// sign writes who holds the lock, for the sentence that the next one reads.
func sign(file *os.File) error {
	if err := file.Truncate(0); err != nil {
		return err
	}
	_, err := file.WriteAt(fmt.Appendln(nil, os.Getpid()), 0)
	return err
}
