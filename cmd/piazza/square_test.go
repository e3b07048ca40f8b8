package main

import (
	"bufio"
	"context"
	"errors"
	"io"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"
)

// asProgram makes the test's binary be the program itself.
const asProgram = "PIAZZA_TEST_AS_PROGRAM"

func TestMain(m *testing.M) {
	if os.Getenv(asProgram) != "" {
		main()
	}
	os.Exit(inOneFolder(m))
}

// inOneFolder keeps all that the tests make in one place, to which other users can come, and removes it.
func inOneFolder(m *testing.M) int {
	dir, err := os.MkdirTemp("", "piazza-tests-")
	if err != nil {
		panic(err)
	}
	defer os.RemoveAll(dir)
	if err := errors.Join(os.Chmod(dir, 0o755), os.Setenv("TMPDIR", dir)); err != nil {
		panic(err)
	}
	return m.Run()
}

// made is the parent of a demo's data folder that was opened and closed once: copying it is much quicker than making
// another.
var made = sync.OnceValues(func() (string, error) {
	dir, err := os.MkdirTemp("", "piazza-made-")
	if err != nil {
		return "", err
	}
	if err := os.Chmod(dir, 0o755); err != nil {
		return "", err
	}
	var complaints strings.Builder
	if run(context.Background(), []string{"migrate", "--demo", "--data-dir", filepath.Join(dir, "data")}, io.Discard, &complaints) != 0 {
		return "", errors.New(complaints.String())
	}
	return dir, nil
})

// used returns a demo's data folder that has been opened and closed.
func used(t *testing.T) string {
	t.Helper()
	from, err := made()
	must(t, err)
	dir := folder(t)
	must(t, exec.Command("cp", "-a", filepath.Join(from, "data"), dir).Run())
	return dir
}

// square is a program that runs.
type square struct {
	cmd *exec.Cmd
	url string
	log string
}

// command prepares the program with a bare environment.
func command(t *testing.T, args []string, env ...string) *exec.Cmd {
	t.Helper()
	self, err := os.Executable()
	must(t, err)
	cmd := exec.Command(self, args...)
	cmd.Env = append([]string{asProgram + "=1", "PIAZZA_LAME_DUCK=0s", "PIAZZA_LEAVE_OVER=0s", "PATH=" + os.Getenv("PATH"), "HOME=/nonexistent"}, env...)
	return cmd
}

// folder makes a data folder that PostgreSQL's user can reach.
func folder(t *testing.T) string {
	t.Helper()
	dir, err := os.MkdirTemp("", "piazza-serve-")
	must(t, err)
	must(t, os.Chmod(dir, 0o755))
	t.Cleanup(func() { must(t, os.RemoveAll(dir)) })
	return filepath.Join(dir, "data")
}

// open starts the program and waits for its line.
func open(t *testing.T, dir string, args []string, env ...string) *square {
	t.Helper()
	return begin(t, dir, command(t, append([]string{"serve", "--addr", "127.0.0.1:0", "--data-dir", dir}, args...), env...))
}

// begin starts a prepared program and waits for its line.
func begin(t *testing.T, dir string, cmd *exec.Cmd) *square {
	t.Helper()
	s := &square{cmd: cmd, log: dir + ".log"}
	log, err := os.OpenFile(s.log, os.O_CREATE|os.O_APPEND|os.O_WRONLY, 0o600)
	must(t, err)
	defer log.Close()
	cmd.Stderr = log
	out, err := cmd.StdoutPipe()
	must(t, err)
	must(t, cmd.Start())
	t.Cleanup(func() { s.end(t, syscall.SIGTERM) })
	line, err := bufio.NewReader(out).ReadString('\n')
	if err != nil {
		text, _ := os.ReadFile(s.log)
		t.Fatalf("it said %q and %s", line, text)
	}
	_, s.url, _ = strings.Cut(strings.TrimSpace(line), " at ")
	go io.Copy(io.Discard, out)
	return s
}

// end sends a signal, unless the program has ended already, and returns its exit code.
func (s *square) end(t *testing.T, signal os.Signal) int {
	t.Helper()
	if s.cmd.ProcessState == nil {
		must(t, s.cmd.Process.Signal(signal))
		_ = s.cmd.Wait()
	}
	return s.cmd.ProcessState.ExitCode()
}

// wait lets the program end by itself and returns its exit code.
func (s *square) wait() int {
	_ = s.cmd.Wait()
	return s.cmd.ProcessState.ExitCode()
}

func (s *square) status(path string) int {
	client := &http.Client{Timeout: limit()}
	answer, err := client.Get(s.url + path)
	if err != nil {
		return 0
	}
	defer answer.Body.Close()
	return answer.StatusCode
}

// postgres returns the process of a folder's PostgreSQL, 0 without one.
func postgres(dir string) int {
	first, _, _ := strings.Cut(postgresStatus(dir), "\n")
	pid, _ := strconv.Atoi(first)
	return pid
}

// ready tells whether a folder's PostgreSQL takes connections.
func ready(dir string) bool { return strings.Contains(postgresStatus(dir), "\nready") }

func postgresStatus(dir string) string {
	text, _ := os.ReadFile(filepath.Join(dir, "postgres", "data", "postmaster.pid"))
	return string(text)
}

// limit is how long a start may take: ten seconds, as promised, where the run has the computer for itself; far more where
// other packages' tests compete for it. It also bounds every other wait: whatever takes that long hangs.
func limit() time.Duration {
	if os.Getenv("PIAZZA_SOAK") != "" {
		return 10 * time.Second
	}
	return 2 * time.Minute
}

func within(t *testing.T, limit time.Duration, what string, holds func() bool) {
	t.Helper()
	deadline := time.After(limit)
	tick := time.NewTicker(20 * time.Millisecond)
	defer tick.Stop()
	for !holds() {
		select {
		case <-deadline:
			t.Fatalf("not within %v: %s", limit, what)
		case <-tick.C:
		}
	}
}

func must(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}
