//go:build unix

package pglocal

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"syscall"
)

// places are the files of a cluster.
type places struct {
	home, data, fresh, socket, log string
}

const (
	socketPort = "5432"
	// longestSocket is what fits sockaddr_un everywhere (104 bytes on macOS, 108 on Linux, both with a final zero).
	longestSocket = 103
	private       = 0o700
)

// placesOf says where the files of a data folder's cluster are.
func placesOf(dir string) places {
	home := filepath.Join(dir, "postgres")
	p := places{
		home:   home,
		data:   filepath.Join(home, "data"),
		fresh:  filepath.Join(home, "data.new"),
		socket: filepath.Join(home, "socket"),
		log:    filepath.Join(home, "postgres.log"),
	}
	if len(p.socketFile()) > longestSocket {
		p.socket = shortSocket(dir)
	}
	return p
}

// makePlaces creates the folders, each with the owner that Postgres needs. The data folder itself stays the program's
// own: it may be passed through, not read.
func makePlaces(dir string, o owner) (places, error) {
	p := placesOf(dir)
	if err := os.MkdirAll(dir, 0o711); err != nil {
		return p, err
	}
	if o.drop {
		if err := o.reach(dir); err != nil {
			return p, err
		}
	}
	for _, folder := range []string{p.home, p.socket} {
		if err := o.folder(folder); err != nil {
			return p, err
		}
	}
	return p, nil
}

func (p places) socketFile() string { return filepath.Join(p.socket, ".s.PGSQL."+socketPort) }

// shortSocket is a place for the socket of a folder with a long name: always the same one, so that nothing piles up.
func shortSocket(dir string) string {
	sum := sha256.Sum256([]byte(dir))
	return filepath.Join("/tmp", "piazza-"+hex.EncodeToString(sum[:8]))
}

// folder makes a folder that only Postgres' owner may enter, and refuses one that another user put there.
func (o owner) folder(path string) error {
	if err := os.Mkdir(path, private); err == nil && o.drop {
		if err := os.Chown(path, int(o.uid), int(o.gid)); err != nil {
			return err
		}
	} else if err != nil && !errors.Is(err, fs.ErrExist) {
		return err
	}
	info, err := os.Lstat(path)
	if err != nil {
		return err
	}
	stat, ok := info.Sys().(*syscall.Stat_t)
	if !ok || !info.IsDir() || stat.Uid != o.uid {
		return fmt.Errorf("%s belongs to another user: start as that user, or choose another folder with PIAZZA_DATA_DIR", path)
	}
	return os.Chmod(path, private)
}

// explainFiles turns an error of the file system into one sentence with advice.
func explainFiles(dir string, err error) error {
	switch {
	case errors.Is(err, syscall.ENOSPC), errors.Is(err, syscall.EDQUOT), errors.Is(err, syscall.EFBIG):
		return fullDisk(dir)
	case errors.Is(err, fs.ErrPermission):
		return fmt.Errorf("the data folder %s is not writable for this user: choose another with PIAZZA_DATA_DIR, or make it yours", dir)
	case errors.Is(err, syscall.EROFS):
		return fmt.Errorf("the data folder %s lies on a read-only disk: choose another with PIAZZA_DATA_DIR", dir)
	case errors.Is(err, syscall.ENOTDIR), errors.Is(err, fs.ErrExist):
		return fmt.Errorf("the data folder %s is a file, or lies below one: choose another with PIAZZA_DATA_DIR", dir)
	}
	return err
}

func fullDisk(dir string) error {
	return fmt.Errorf("the disk of the data folder %s is full: make room and start again, nothing that was confirmed is lost", dir)
}

func escape(value string) string {
	return strings.NewReplacer(`\`, `\\`, `'`, `\'`).Replace(value)
}
