//go:build unix

package keys

import (
	"os"
	"syscall"
)

// ownAsFolder gives what root made to whom the folder belongs: the program reads it as that user.
func ownAsFolder(path, dir string) error {
	if os.Geteuid() != 0 {
		return nil
	}
	info, err := os.Stat(dir)
	if err != nil {
		return err
	}
	owner, ok := info.Sys().(*syscall.Stat_t)
	if !ok || owner.Uid == 0 {
		return nil
	}
	return os.Chown(path, int(owner.Uid), int(owner.Gid))
}
