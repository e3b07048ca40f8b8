//go:build linux

package place

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"

	"piazza/internal/db"
	"piazza/internal/db/pglocal"
)

// Place is where a trial happens.
type Place struct {
	Dir     string
	binary  string
	cluster *pglocal.Cluster
	// DB is the trial's own way to the database.
	DB *db.DB
	// guard is held, never called before the end: it removes the folder should this process be killed.
	guard func()
	// port is the last that was given out.
	port int
	// killed is the process of PostgreSQL that was killed last.
	killed int
}

// Open builds the program and starts a PostgreSQL for it. Processes are killed there, never the computer: what the kernel
// has taken is safe.
func Open(ctx context.Context) (*Place, error) {
	return OpenWith(ctx, map[string]string{"fsync": "off", "full_page_writes": "off", "max_connections": "200", "max_wal_size": "4GB"})
}

// OpenWith is Open with other settings of PostgreSQL than those that make it quick.
func OpenWith(ctx context.Context, settings map[string]string) (_ *Place, err error) {
	p := &Place{}
	defer func() {
		if err != nil {
			err = errors.Join(err, p.Close())
		}
	}()
	if p.Dir, err = os.MkdirTemp("", "piazza-trial-"); err != nil {
		return nil, err
	}
	p.guard = pglocal.Guard(`sleep 5; rm -rf "$1"`, p.Dir)
	// As root PostgreSQL and nginx run as somebody else, who has to pass through.
	if err := os.Chmod(p.Dir, 0o755); err != nil {
		return nil, err
	}
	if err := p.build(ctx); err != nil {
		return nil, err
	}
	p.cluster, err = pglocal.Start(ctx, pglocal.Options{Dir: p.Dir, Settings: settings, Log: slog.New(slog.DiscardHandler)})
	if err != nil {
		return nil, err
	}
	if _, err := db.Migrate(ctx, p.cluster.DSN(""), db.Demo, nil); err != nil {
		return nil, err
	}
	p.DB, err = db.Open(ctx, db.Options{DSN: p.cluster.DSN(""), MaxConns: 4})
	return p, err
}

// build makes the program, unless PIAZZA_BIN names one.
func (p *Place) build(ctx context.Context) error {
	if p.binary = os.Getenv("PIAZZA_BIN"); p.binary != "" {
		return nil
	}
	p.binary = filepath.Join(p.Dir, "program")
	out, err := exec.CommandContext(ctx, "go", "build", "-o", p.binary, "piazza/cmd/piazza").CombinedOutput()
	if err != nil {
		return fmt.Errorf("build the program: %w\n%s", err, out)
	}
	return nil
}

// KillPostgres ends all processes of PostgreSQL without a word. It is started again by itself; Recovered tells when.
func (p *Place) KillPostgres() error {
	pid, err := p.Postmaster()
	if err != nil {
		return err
	}
	// Its children find out by themselves that it is gone, but not at once.
	children, err := os.ReadFile(fmt.Sprintf("/proc/%d/task/%d/children", pid, pid))
	if err != nil {
		return fmt.Errorf("find PostgreSQL's processes: %w", err)
	}
	err = syscall.Kill(pid, syscall.SIGKILL)
	for child := range strings.FieldsSeq(string(children)) {
		if n, err := strconv.Atoi(child); err == nil {
			_ = syscall.Kill(n, syscall.SIGKILL) // it may have ended meanwhile
		}
	}
	p.killed = pid
	return err
}

// Recovered tells whether PostgreSQL works again after it was killed.
func (p *Place) Recovered(ctx context.Context) bool {
	pid, err := p.Postmaster()
	return err == nil && pid != p.killed && p.DB.Ping(ctx) == nil
}

// DSN is how the database is reached.
func (p *Place) DSN() string { return p.cluster.DSN("") }

// Postmaster is the process of PostgreSQL from which its others descend.
func (p *Place) Postmaster() (int, error) {
	text, err := os.ReadFile(filepath.Join(p.Dir, "postgres", "data", "postmaster.pid"))
	if err != nil {
		return 0, fmt.Errorf("find PostgreSQL's process: %w", err)
	}
	first, _, _ := strings.Cut(string(text), "\n")
	return strconv.Atoi(first)
}

// Close ends PostgreSQL and removes everything.
func (p *Place) Close() error {
	if p.DB != nil {
		p.DB.Close()
	}
	var err error
	if p.cluster != nil {
		err = p.cluster.Stop()
	}
	if p.guard != nil {
		p.guard()
	}
	if os.Getenv("PIAZZA_TRIAL_KEEP") != "" {
		fmt.Println("kept:", p.Dir)
		return err
	}
	return errors.Join(err, os.RemoveAll(p.Dir))
}

// freePort finds a port that nobody uses now; outside of the range from which the kernel serves clients, because a
// node that comes back must find it free.
func (p *Place) freePort() (int, error) {
	for port := max(p.port+1, firstPort+os.Getpid()%5000); port < lastPort; port++ {
		listener, err := net.Listen("tcp", ":"+strconv.Itoa(port))
		if err == nil {
			p.port = port
			return port, listener.Close()
		}
	}
	return 0, errors.New("no port is free")
}

const (
	firstPort = 20_000
	lastPort  = 32_000
)

func join(host string, port int) string { return net.JoinHostPort(host, strconv.Itoa(port)) }

// child makes a command that ends with this process.
func child(ctx context.Context, name string, args ...string) *exec.Cmd {
	cmd := exec.CommandContext(context.WithoutCancel(ctx), name, args...)
	// A Ctrl-C at the terminal is for the trial, which then ends its processes itself.
	cmd.SysProcAttr = &syscall.SysProcAttr{Pdeathsig: syscall.SIGKILL, Setpgid: true}
	return cmd
}
