//go:build unix

package pglocal

import (
	"fmt"
	"os"
	"os/user"
	"path/filepath"
	"strconv"
	"syscall"
)

// owner is the user as whom Postgres runs. Postgres refuses to be root, so root hands it to another.
type owner struct {
	name     string
	uid, gid uint32
	drop     bool
}

func findOwner(home string) (owner, error) {
	if uid := os.Geteuid(); uid != 0 {
		return owner{uid: uint32(uid), gid: uint32(os.Getegid())}, nil
	}
	if o, ok := ownerOf(home); ok {
		return o, nil
	}
	for _, candidate := range []string{"postgres", "nobody"} {
		if o, ok := lookup(candidate); ok {
			return o, nil
		}
	}
	return owner{}, fmt.Errorf("PostgreSQL does not run as root and there is neither a user postgres nor nobody: create one, or start as an ordinary user")
}

// ownerOf returns who owns a cluster that exists: its files decide, whichever users have been added since.
func ownerOf(home string) (owner, bool) {
	info, err := os.Stat(home)
	if err != nil {
		return owner{}, false
	}
	stat, ok := info.Sys().(*syscall.Stat_t)
	if !ok || stat.Uid == 0 {
		return owner{}, false
	}
	id := strconv.FormatUint(uint64(stat.Uid), 10)
	if u, err := user.LookupId(id); err == nil {
		id = u.Username
	}
	return owner{name: id, uid: stat.Uid, gid: stat.Gid, drop: true}, true
}

func lookup(username string) (owner, bool) {
	u, err := user.Lookup(username)
	if err != nil {
		return owner{}, false
	}
	uid, err := strconv.ParseUint(u.Uid, 10, 32)
	if err != nil || uid == 0 {
		return owner{}, false
	}
	gid, err := strconv.ParseUint(u.Gid, 10, 32)
	if err != nil {
		return owner{}, false
	}
	return owner{name: username, uid: uint32(uid), gid: uint32(gid), drop: true}, true
}

// reach proves that the owner can pass through every folder above the cluster.
func (o owner) reach(dir string) error {
	for at := dir; ; at = filepath.Dir(at) {
		info, err := os.Stat(at)
		if err != nil {
			return err
		}
		if !o.passes(info) {
			return fmt.Errorf("the data folder %s is out of reach for the user %s, as whom PostgreSQL runs, because of %s: choose another with PIAZZA_DATA_DIR, as in /var/lib/piazza", dir, o.name, at)
		}
		if at == filepath.Dir(at) {
			return nil
		}
	}
}

func (o owner) passes(info os.FileInfo) bool {
	stat, ok := info.Sys().(*syscall.Stat_t)
	if !ok {
		return true
	}
	mode := info.Mode().Perm()
	switch {
	case stat.Uid == o.uid:
		return mode&0o100 != 0
	case stat.Gid == o.gid:
		return mode&0o010 != 0
	default:
		return mode&0o001 != 0
	}
}

// attributes makes a process run as the owner and, where the system can, end with this one.
func (o owner) attributes() *syscall.SysProcAttr {
	attributes := &syscall.SysProcAttr{Setpgid: true}
	if o.drop {
		attributes.Credential = &syscall.Credential{Uid: o.uid, Gid: o.gid}
	}
	endWithParent(attributes)
	return attributes
}
