//go:build unix

package pglocal_test

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"os"
	"os/exec"
	"os/user"
	"path/filepath"
	"strconv"
	"strings"
	"sync"
	"syscall"
	"testing"

	"github.com/jackc/pgx/v5"

	"piazza/internal/db/pglocal"
)

const (
	childDir   = "PGLOCAL_CHILD_DIR"
	childLimit = "PGLOCAL_CHILD_LIMIT"
	childGuard = "PGLOCAL_CHILD_GUARD"
)

// TestMain lets the test's own program be the one that is killed, limited or run as another user.
func TestMain(m *testing.M) {
	if dir := os.Getenv(childDir); dir != "" {
		os.Exit(child(dir))
	}
	if path := os.Getenv(childGuard); path != "" {
		os.Exit(guarded(path))
	}
	os.Exit(inOneFolder(m))
}

// inOneFolder keeps all that the tests make in one place, to which other users can come, and removes it.
func inOneFolder(m *testing.M) int {
	dir, err := os.MkdirTemp("", "pglocal-tests-")
	if err != nil {
		panic(err)
	}
	defer os.RemoveAll(dir)
	if err := errors.Join(os.Chmod(dir, 0o755), os.Setenv("TMPDIR", dir)); err != nil {
		panic(err)
	}
	return m.Run()
}

// made is a data folder that was started and stopped once. Copying it is twenty times quicker than making another.
var made = sync.OnceValues(func() (string, error) {
	dir, err := os.MkdirTemp("", "pglocal-made-")
	if err != nil {
		return "", err
	}
	if err := os.Chmod(dir, 0o755); err != nil {
		return "", err
	}
	cluster, err := pglocal.Start(context.Background(), options(dir))
	if err != nil {
		return "", err
	}
	return dir, cluster.Stop()
})

// used returns a data folder that has been started and stopped.
func used(t *testing.T) string {
	t.Helper()
	from, err := made()
	must(t, err)
	dir := folder(t)
	must(t, exec.Command("cp", "-a", from+"/.", dir).Run())
	return dir
}

// child keeps a server running until its input ends.
func child(dir string) int {
	if limit, err := strconv.ParseUint(os.Getenv(childLimit), 10, 64); err == nil {
		if err := syscall.Setrlimit(syscall.RLIMIT_FSIZE, &syscall.Rlimit{Cur: limit, Max: limit}); err != nil {
			fmt.Println(err)
			return 1
		}
	}
	cluster, err := pglocal.Start(context.Background(), options(dir))
	if err != nil {
		fmt.Println(err)
		return 1
	}
	fmt.Println("ready")
	_, _ = io.Copy(io.Discard, os.Stdin)
	if err := cluster.Stop(); err != nil {
		return 1
	}
	return 0
}

// guarded leaves a guard behind that makes a file, and dismisses it when its input ends.
func guarded(path string) int {
	release := pglocal.Guard(`: >"$1"`, path)
	fmt.Println("ready")
	_, _ = io.Copy(io.Discard, os.Stdin)
	release()
	return 0
}

// options make a server that a kill does not hurt, but a power cut would: waiting for the disk is not what is tested.
func options(dir string) pglocal.Options {
	return pglocal.Options{
		Dir: dir, Log: slog.New(slog.DiscardHandler),
		Settings: map[string]string{"fsync": "off"},
	}
}

// begun is a child that runs.
type begun struct {
	cmd   *exec.Cmd
	input io.WriteCloser
	said  string
}

// begin starts a child and returns it with the first line that it said.
func begin(t *testing.T, dir string, as *syscall.Credential, env ...string) begun {
	t.Helper()
	if dir != "" {
		env = append(env, childDir+"="+dir)
	}
	cmd := exec.Command(program(t, as))
	cmd.Env = append(os.Environ(), env...)
	cmd.SysProcAttr = &syscall.SysProcAttr{Credential: as}
	input, err := cmd.StdinPipe()
	must(t, err)
	output, err := cmd.StdoutPipe()
	must(t, err)
	must(t, cmd.Start())
	t.Cleanup(func() {
		_ = input.Close() // which it takes for an order to stop
		_ = cmd.Wait()
	})
	line, err := bufio.NewReader(output).ReadString('\n')
	if err != nil && !errors.Is(err, io.EOF) {
		t.Fatal(err)
	}
	return begun{cmd, input, strings.TrimSpace(line)}
}

// program returns this test's program, at a place where another user may run it.
func program(t *testing.T, as *syscall.Credential) string {
	t.Helper()
	self, err := os.Executable()
	must(t, err)
	if as == nil {
		return self
	}
	content, err := os.ReadFile(self)
	must(t, err)
	path := filepath.Join(folder(t), "program")
	must(t, os.WriteFile(path, content, 0o755))
	return path
}

// folder makes a folder that others may pass through, as the way to a data folder must allow.
func folder(t *testing.T) string {
	t.Helper()
	dir, err := os.MkdirTemp("", "pglocal-test-")
	must(t, err)
	must(t, os.Chmod(dir, 0o755))
	t.Cleanup(func() { must(t, os.RemoveAll(dir)) })
	return dir
}

// citizen is an ordinary user: this one, or nobody where the tests run as root.
func citizen(t *testing.T) *syscall.Credential {
	t.Helper()
	if os.Geteuid() != 0 {
		return nil
	}
	u, err := user.Lookup("nobody")
	must(t, err)
	uid, err := strconv.ParseUint(u.Uid, 10, 32)
	must(t, err)
	gid, err := strconv.ParseUint(u.Gid, 10, 32)
	must(t, err)
	return &syscall.Credential{Uid: uint32(uid), Gid: uint32(gid)}
}

func given(t *testing.T, dir string, to *syscall.Credential) string {
	t.Helper()
	if to != nil {
		must(t, os.Chown(dir, int(to.Uid), int(to.Gid)))
	}
	return dir
}

func start(t *testing.T, dir string) *pglocal.Cluster {
	t.Helper()
	cluster, err := pglocal.Start(t.Context(), options(dir))
	must(t, err)
	t.Cleanup(func() { _ = cluster.Stop() })
	return cluster
}

func do(t *testing.T, cluster *pglocal.Cluster, statement string) {
	t.Helper()
	conn, err := pgx.Connect(t.Context(), cluster.DSN(""))
	must(t, err)
	defer conn.Close(t.Context())
	_, err = conn.Exec(t.Context(), statement)
	must(t, err)
}

func count(t *testing.T, cluster *pglocal.Cluster) (n int) {
	t.Helper()
	conn, err := pgx.Connect(t.Context(), cluster.DSN(""))
	must(t, err)
	defer conn.Close(t.Context())
	must(t, conn.QueryRow(t.Context(), `select count(*) from kept`).Scan(&n))
	return n
}

// postmaster returns the number of the server's process.
func postmaster(t *testing.T, dir string) int {
	t.Helper()
	pid, _ := status(dir)
	if pid == 0 {
		t.Fatal("there is no server")
	}
	return pid
}

// status reads the server's own file: its process, and whether it takes connections.
func status(dir string) (pid int, ready bool) {
	text, _ := os.ReadFile(filepath.Join(dir, "postgres", "data", "postmaster.pid"))
	first, rest, _ := strings.Cut(string(text), "\n")
	pid, _ = strconv.Atoi(first)
	return pid, strings.Contains(rest, "ready")
}

func must(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}
