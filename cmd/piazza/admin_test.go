package main

import (
	"os"
	"os/exec"
	"os/user"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
	"testing"
)

// operator is somebody at the command line of a computer.
type operator struct {
	t    *testing.T
	dir  string
	self string
	as   *syscall.Credential
}

// newOperator is the operator of a demo as whoever runs the tests, or, where name is given and root does, as an ordinary user.
func newOperator(t *testing.T, name string) *operator {
	t.Helper()
	o := &operator{t: t, dir: used(t)}
	self, err := os.Executable()
	must(t, err)
	if o.self = self; name == "" || os.Geteuid() != 0 {
		return o
	}
	o.as = credential(t, name)
	// The tests' own binary lies where nobody else may go.
	o.self = filepath.Join(filepath.Dir(o.dir), "piazza")
	must(t, exec.Command("cp", self, o.self).Run())
	must(t, os.Chmod(o.self, 0o755))
	must(t, exec.Command("chown", "-R", name, o.dir).Run())
	return o
}

func credential(t *testing.T, name string) *syscall.Credential {
	t.Helper()
	u, err := user.Lookup(name)
	must(t, err)
	uid, err := strconv.ParseUint(u.Uid, 10, 32)
	must(t, err)
	gid, err := strconv.ParseUint(u.Gid, 10, 32)
	must(t, err)
	return &syscall.Credential{Uid: uint32(uid), Gid: uint32(gid)}
}

func (o *operator) command(args ...string) *exec.Cmd {
	cmd := command(o.t, append(args, "--demo", "--data-dir", o.dir))
	cmd.Path = o.self
	if o.as != nil {
		cmd.SysProcAttr = &syscall.SysProcAttr{Credential: o.as}
	}
	return cmd
}

func (o *operator) open() *square {
	return begin(o.t, o.dir, o.command("serve", "--addr", "127.0.0.1:0"))
}

// says holds a command to its sentence and its exit code.
func (o *operator) says(code int, want string, args ...string) {
	o.t.Helper()
	cmd := o.command(append([]string{"admin"}, args...)...)
	out, _ := cmd.CombinedOutput()
	if got := cmd.ProcessState.ExitCode(); got != code || !strings.Contains(string(out), want) {
		o.t.Errorf("%v exits with %d, want %d, and says %q, want %q", args, got, code, out, want)
	}
}

// TestTheOperatorHelps does everything beside a server that runs, and some of it where none does.
func TestTheOperatorHelps(t *testing.T) {
	for _, name := range []string{"", "nobody"} {
		o := newOperator(t, name)
		s := o.open()
		o.says(0, "@agnese ", "members", "Agnese")
		o.says(0, "@agnese runs the installation now.", "grant", "@Agnese")
		o.says(0, "@agnese runs the installation already.", "grant", "agnese")
		o.says(0, "is moderator in ventotto-comuni-a-rete now", "grant", "agnese", "--piazza", "ventotto-comuni-a-rete", "--role", "moderator")
		o.says(0, "/inviti/", "invite")
		o.says(0, "@agnese is suspended", "suspend", "agnese", "--reason", "chiave rubata")
		o.says(0, "already", "suspend", "agnese", "--reason", "chiave rubata")
		o.says(0, "have ended", "sessions", "end", "agnese")
		o.says(0, "has no passkeys", "passkeys", "reset", "agnese")
		o.says(0, "does not run the installation any more", "revoke", "agnese")
		o.says(0, `member_suspended         by the operator about @agnese`, "audit", "list", "--member", "agnese")
		o.says(1, "no member has the handle", "grant", "nessuno")
		o.says(1, "A reason has 3 to 500 characters", "suspend", "agnese", "--reason", "x")
		o.says(1, "An invitation is for 1 to 30 days", "invite", "--days", "31")
		o.says(1, "name a piazza with --piazza", "grant", "agnese", "--role", "editor")
		o.says(1, "This piazza does not exist", "grant", "agnese", "--piazza", "nessuna")
		o.says(2, "--reason", "suspend", "agnese")
		o.says(2, "--role", "grant", "agnese", "--role", "king")
		if got := s.status("/readyz"); got != 200 {
			t.Errorf("beside it the server's /readyz answers %d", got)
		}
		if code := s.end(t, syscall.SIGTERM); code != 0 {
			t.Errorf("the server exits with %d", code)
		}
		o.says(0, "@agnese may sign in again.", "reinstate", "agnese")
		o.says(0, "The audit trail holds: ", "audit", "verify")
	}
}

// TestAnotherUserIsNoOperator keeps others than the owner of the data out, and says so.
func TestAnotherUserIsNoOperator(t *testing.T) {
	if os.Geteuid() != 0 {
		t.Log("only root can be somebody else: nothing to be seen here")
		return
	}
	o := newOperator(t, "nobody")
	s := o.open()
	o.as = credential(t, "daemon")
	o.says(1, "piazza: the data folder", "grant", "agnese")
	s.end(t, syscall.SIGTERM)
	o.says(1, "piazza: the data folder", "grant", "agnese")
	// Root may, and leaves the data to their owner.
	o.as = nil
	o.says(0, "runs the installation now", "grant", "agnese")
	o.as = credential(t, "nobody")
	again := o.open()
	if got := again.status("/readyz"); got != 200 {
		t.Errorf("afterwards /readyz answers %d", got)
	}
}

func TestAnOperatorBeginsNothing(t *testing.T) {
	dir := folder(t)
	refuses(t, 1, "there is no Piazza in "+dir, []string{"admin", "members", "--data-dir", dir})
	if _, err := os.Stat(dir); !os.IsNotExist(err) {
		t.Errorf("the folder was made: %v", err)
	}
	demo := used(t)
	refuses(t, 1, "this is a demo's database", []string{"admin", "members", "--data-dir", demo})
	must(t, os.MkdirAll(filepath.Join(demo, "keys"), 0o700))
	refuses(t, 1, "this is a demo's database", []string{"admin", "ballot-key-rotate", "--data-dir", demo})
	refuses(t, 1, "the database does not answer", []string{"admin", "members"}, "DATABASE_URL=host=/nowhere", "PIAZZA_DATA_DIR="+demo)
}
