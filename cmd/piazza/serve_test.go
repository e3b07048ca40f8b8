package main

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"net"
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
	cmd.Env = append([]string{asProgram + "=1", "PATH=" + os.Getenv("PATH"), "HOME=/nonexistent"}, env...)
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
	cmd := command(t, append([]string{"serve", "--addr", "127.0.0.1:0", "--data-dir", dir}, args...), env...)
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

func (s *square) status(path string) int {
	client := &http.Client{Timeout: 5 * time.Second}
	answer, err := client.Get(s.url + path)
	if err != nil {
		return 0
	}
	defer answer.Body.Close()
	return answer.StatusCode
}

func postgres(dir string) int {
	text, _ := os.ReadFile(filepath.Join(dir, "postgres", "data", "postmaster.pid"))
	first, _, _ := strings.Cut(string(text), "\n")
	pid, _ := strconv.Atoi(first)
	return pid
}

func TestOpensAndCloses(t *testing.T) {
	dir := folder(t)
	began := time.Now()
	s := open(t, dir, []string{"--demo"})
	if got := s.status("/readyz"); got != 200 {
		t.Errorf("/readyz answers %d", got)
	}
	if took := time.Since(began); took > 10*time.Second {
		t.Errorf("it took %v", took)
	}
	pid := postgres(dir)
	if code := s.end(t, syscall.SIGTERM); code != 0 {
		text, _ := os.ReadFile(s.log)
		t.Errorf("it exits with %d: %s", code, text)
	}
	if syscall.Kill(pid, 0) == nil {
		t.Error("its PostgreSQL is still there")
	}
}

func TestSurvivesItsPostgres(t *testing.T) {
	dir := used(t)
	s := open(t, dir, []string{"--demo"})
	before := postgres(dir)
	must(t, syscall.Kill(before, syscall.SIGKILL))
	within(t, 10*time.Second, "it is ready again", func() bool {
		return postgres(dir) != before && s.status("/readyz") == 200
	})
}

func TestNextStartAfterKill(t *testing.T) {
	dir := used(t)
	s := open(t, dir, []string{"--demo"})
	s.end(t, syscall.SIGKILL)
	began := time.Now()
	again := open(t, dir, []string{"--demo"})
	if got := again.status("/readyz"); got != 200 || time.Since(began) > 10*time.Second {
		t.Errorf("/readyz answers %d after %v", got, time.Since(began))
	}
}

func TestProductionReads(t *testing.T) {
	s := open(t, folder(t), nil, "PIAZZA_PUBLIC_URL=https://piazza.example.org")
	if s.url != "https://piazza.example.org" {
		t.Errorf("it says %s", s.url)
	}
}

// TestGivenServer uses a PostgreSQL that is not the program's own.
func TestGivenServer(t *testing.T) {
	dir := used(t)
	owner := open(t, dir, []string{"--demo"})
	url := fmt.Sprintf("host='%s/postgres/socket' user=piazza dbname=piazza", dir)
	s := open(t, folder(t), []string{"--demo"}, "DATABASE_URL="+url)
	if got := s.status("/readyz"); got != 200 {
		t.Errorf("/readyz answers %d", got)
	}
	s.end(t, syscall.SIGTERM)
	if got := owner.status("/readyz"); got != 200 {
		t.Errorf("the owner's /readyz answers %d", got)
	}
}

func TestRefusals(t *testing.T) {
	taken, err := net.Listen("tcp", "127.0.0.1:0")
	must(t, err)
	defer taken.Close()
	running := used(t)
	open(t, running, []string{"--demo"})
	demo, old := used(t), used(t)
	for name, c := range map[string]struct {
		args []string
		env  []string
		code int
		want string
	}{
		"an unknown flag":       {[]string{"serve", "--colour"}, nil, 2, "unknown flag --colour"},
		"an unknown command":    {[]string{"open"}, nil, 2, "unexpected argument open"},
		"no command":            {nil, nil, 2, "expected one of"},
		"a flag without value":  {[]string{"serve", "--addr"}, nil, 2, "--addr"},
		"a bad log level":       {[]string{"serve", "--log-level=loud"}, nil, 2, "--log-level"},
		"NATS":                  {[]string{"serve", "--demo", "--data-dir", demo}, []string{"PIAZZA_NATS_URL=nats://x"}, 1, "PIAZZA_NATS_URL is set"},
		"production nowhere":    {[]string{"serve", "--data-dir", demo}, nil, 1, "PIAZZA_PUBLIC_URL is not set"},
		"a demo for everyone":   {[]string{"serve", "--demo", "--addr", "0.0.0.0:0", "--data-dir", demo}, nil, 1, "--demo-on-network"},
		"a second start":        {[]string{"serve", "--demo", "--addr", "127.0.0.1:0", "--data-dir", running}, nil, 1, "another Piazza (process"},
		"a taken port":          {[]string{"serve", "--demo", "--addr", taken.Addr().String(), "--data-dir", demo}, nil, 1, "is taken by another program"},
		"a demo's in earnest":   {[]string{"serve", "--data-dir", demo}, []string{"PIAZZA_PUBLIC_URL=https://a.example"}, 1, "this is a demo's database"},
		"nobody at the address": {[]string{"serve", "--demo", "--data-dir", demo}, []string{"DATABASE_URL=host=/nowhere"}, 1, "the database does not answer"},
		"a senseless address":   {[]string{"serve", "--demo", "--data-dir", demo}, []string{"DATABASE_URL=postgres://a:b@c:d/e"}, 1, "cannot be read"},
		"no programs":           {[]string{"serve", "--demo", "--data-dir", demo}, []string{"PIAZZA_PG_BIN=/nowhere"}, 1, "there is no PostgreSQL in /nowhere"},
		"no folder to have":     {[]string{"migrate", "--demo"}, []string{"PIAZZA_DATA_DIR=/dev/null/x"}, 1, "the data folder /dev/null/x"},
	} {
		t.Run(name, func(t *testing.T) { refuses(t, c.code, c.want, c.args, c.env...) })
	}
	must(t, os.WriteFile(filepath.Join(old, "postgres/data/PG_VERSION"), []byte("9\n"), 0o600))
	refuses(t, 1, "was made by PostgreSQL 9", []string{"serve", "--demo", "--data-dir", old})
}

// refuses holds the program to one sentence, an exit code and nothing on its standard output.
func refuses(t *testing.T, code int, want string, args []string, env ...string) {
	t.Helper()
	cmd := command(t, args, env...)
	var out, complaints strings.Builder
	cmd.Stdout, cmd.Stderr = &out, &complaints
	_ = cmd.Run()
	if got := cmd.ProcessState.ExitCode(); got != code {
		t.Errorf("it exits with %d, want %d", got, code)
	}
	said := strings.TrimSpace(complaints.String())
	if strings.Contains(said, "\n") || !strings.HasPrefix(said, "piazza: ") || !strings.Contains(said, want) || out.Len() > 0 {
		t.Errorf("it said %q and %q, want one sentence with %q", out.String(), said, want)
	}
}

func TestVersionAndHelp(t *testing.T) {
	for arg, want := range map[string]string{"version": "piazza " + release, "--help": "serve"} {
		out, err := command(t, []string{arg}).Output()
		if err != nil || !strings.Contains(string(out), want) {
			t.Errorf("%s: %q %v", arg, out, err)
		}
	}
}

func TestMigrate(t *testing.T) {
	dir := folder(t)
	for _, begins := range []string{"1/", "The production database is up to date.\n"} {
		out, err := command(t, []string{"migrate", "--data-dir", dir}).Output()
		if err != nil || !strings.HasPrefix(string(out), begins) || !strings.HasSuffix(string(out), "is up to date.\n") {
			t.Errorf("%q %v", out, err)
		}
	}
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
