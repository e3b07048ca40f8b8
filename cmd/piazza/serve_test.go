package main

import (
	"fmt"
	"net"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"
)

func TestOpensAndCloses(t *testing.T) {
	dir := folder(t)
	began := time.Now()
	s := open(t, dir, []string{"--demo"})
	if got := s.status("/readyz"); got != 200 {
		t.Errorf("/readyz answers %d", got)
	}
	if took := time.Since(began); took > limit() {
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
	within(t, limit(), "it is ready again", func() bool {
		return postgres(dir) != before && s.status("/readyz") == 200
	})
}

// TestEndsWithItsDatabase kills PostgreSQL as often as it comes back, until the program says that it gives up.
func TestEndsWithItsDatabase(t *testing.T) {
	dir := used(t)
	s := open(t, dir, []string{"--demo"})
	ended := make(chan error, 1)
	go func() { ended <- s.cmd.Wait() }()
	killed := 0
	within(t, 2*limit(), "it gives up", func() bool {
		if pid := postgres(dir); pid != killed && ready(dir) {
			killed = pid
			_ = syscall.Kill(pid, syscall.SIGKILL)
		}
		return len(ended) > 0
	})
	<-ended // it is there already; receiving it orders what Wait wrote before what follows
	text, err := os.ReadFile(s.log)
	must(t, err)
	lines := strings.Split(strings.TrimSpace(string(text)), "\n")
	if last := lines[len(lines)-1]; s.cmd.ProcessState.ExitCode() != 1 || !strings.HasPrefix(last, "piazza: the database ended: PostgreSQL ended 6 times") {
		t.Errorf("it ends with %d and says %q", s.cmd.ProcessState.ExitCode(), last)
	}
}

func TestNextStartAfterKill(t *testing.T) {
	dir := used(t)
	s := open(t, dir, []string{"--demo"})
	s.end(t, syscall.SIGKILL)
	began := time.Now()
	again := open(t, dir, []string{"--demo"})
	if got := again.status("/readyz"); got != 200 || time.Since(began) > limit() {
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
		"NATS":                  {[]string{"serve", "--demo", "--data-dir", demo}, []string{"PIAZZA_NATS_URL=http://x"}, 1, "PIAZZA_NATS_URL cannot be read"},
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
