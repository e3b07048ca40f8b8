//go:build unix

package pglocal

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strconv"
	"strings"
	"syscall"
	"time"
)

// What Postgres understands by these signals.
const (
	fast      = syscall.SIGINT
	immediate = syscall.SIGQUIT
)

const (
	// A Postgres that ends this often within this time is not started again.
	restarts      = 5
	restartWindow = time.Minute
	biggestLog    = 8 << 20
)

// run starts the server, waits until it answers, and leaves a supervisor behind that starts it again if it dies.
func (c *Cluster) run(ctx context.Context) error {
	began := make(chan error, 1)
	go c.supervise(ctx, began)
	return <-began
}

// supervise owns the server for its whole life. It keeps its OS thread, because Linux ends the server together with
// the thread that started it.
func (c *Cluster) supervise(ctx context.Context, began chan<- error) {
	runtime.LockOSThread()
	defer runtime.UnlockOSThread()
	defer close(c.done)
	server, err := c.launch(ctx)
	began <- err
	if err != nil {
		return
	}
	var falls []time.Time
	for {
		if c.attend(server) {
			return
		}
		falls = recent(append(falls, time.Now()))
		if len(falls) > restarts {
			c.fault = fmt.Errorf("PostgreSQL ended %d times within a minute: %s", len(falls), grave(c.account()))
			return
		}
		c.options.Log.Warn("PostgreSQL ended unexpectedly and is started again", "last words", grave(c.account()))
		if server, err = c.relaunch(); server == nil {
			c.fault = err
			return
		}
		c.options.Log.Info("PostgreSQL is back")
	}
}

// attend passes orders on to the server until it has ended, and tells whether it was told to.
func (c *Cluster) attend(server *process) (ordered bool) {
	for {
		select {
		case <-server.ended:
			return ordered
		case signal := <-c.stop:
			ordered = true
			_ = server.cmd.Process.Signal(signal)
		}
	}
}

func recent(falls []time.Time) []time.Time {
	for len(falls) > 0 && time.Since(falls[0]) > restartWindow {
		falls = falls[1:]
	}
	return falls
}

// relaunch starts the server again after a crash. It keeps trying for a while, because a full disk may be cleared,
// and gives up when told to stop meanwhile, which is no fault: then there is neither a server nor an error.
func (c *Cluster) relaunch() (*process, error) {
	ctx, cancel := context.WithTimeout(context.Background(), restartWindow)
	defer cancel()
	finished, told := make(chan struct{}), make(chan struct{})
	defer close(finished)
	go func() {
		select {
		case signal := <-c.stop:
			close(told)
			cancel()
			c.stop <- signal
		case <-finished:
		}
	}()
	for {
		err := endLeftOver(ctx, c.places, c.options.Log)
		if err == nil {
			var server *process
			if server, err = c.launch(ctx); err == nil {
				return server, nil
			}
		}
		if pause(ctx, time.Second); ctx.Err() == nil {
			continue
		}
		select {
		case <-told:
			err = nil
		default:
		}
		return nil, err
	}
}

// process is one run of the server.
type process struct {
	cmd   *exec.Cmd
	ended chan struct{}
}

// launch starts the server and waits until it answers. What is left of an earlier one can keep it from starting for
// a moment: its children notice the end of their parent only when they next look up.
func (c *Cluster) launch(ctx context.Context) (*process, error) {
	ctx, cancel := context.WithTimeout(ctx, startTimeout)
	defer cancel()
	for {
		server, err := c.begin()
		if err != nil {
			return nil, err
		}
		err = c.ready(ctx, server)
		if err == nil {
			return server, nil
		}
		_ = server.cmd.Process.Signal(immediate)
		<-server.ended
		if ctx.Err() != nil || !strings.Contains(c.account(), "still in use") {
			return nil, err
		}
		pause(ctx, 50*time.Millisecond)
	}
}

func (c *Cluster) begin() (*process, error) {
	log, err := c.openLog()
	if err != nil {
		return nil, explainFiles(c.options.Dir, err)
	}
	defer log.Close()
	// Not bound to the context: the server outlives the call that started it, and ends by Stop.
	cmd := c.command(context.Background(), "postgres", c.arguments()...)
	cmd.Stdout, cmd.Stderr = log, log
	if err := cmd.Start(); err != nil {
		return nil, fmt.Errorf("PostgreSQL could not be started from %s: %w", c.install.bin, err)
	}
	release := watchParent(cmd.Process.Pid)
	p := &process{cmd: cmd, ended: make(chan struct{})}
	go func() {
		_ = cmd.Wait()
		release()
		close(p.ended)
	}()
	return p, nil
}

func (c *Cluster) arguments() []string {
	settings := map[string]string{
		"listen_addresses":                "",
		"port":                            socketPort,
		"unix_socket_directories":         c.places.socket,
		"unix_socket_permissions":         "0700",
		"timezone":                        "UTC",
		"log_timezone":                    "UTC",
		"lc_messages":                     "C",
		"shared_buffers":                  "128MB",
		"max_parallel_workers_per_gather": "0",
		"max_wal_size":                    "256MB",
		"jit":                             "off",
		// What people wrote does not belong into a log file.
		"log_error_verbosity":     "terse",
		"log_min_error_statement": "panic",
	}
	maps.Copy(settings, c.options.Settings)
	args := []string{"-D", c.places.data}
	for key, value := range settings {
		args = append(args, "-c", key+"="+value)
	}
	return args
}

// ready waits until the server takes connections, or says why it never will. It reads the server's own status file:
// knocking too early would fill its log with refusals.
func (c *Cluster) ready(ctx context.Context, server *process) error {
	for !c.saysReady(server) {
		select {
		case <-server.ended:
			return c.explain("PostgreSQL did not start", c.account())
		case <-ctx.Done():
			return errors.New("PostgreSQL does not answer in time; its own account is in " + c.places.log)
		case <-time.After(10 * time.Millisecond):
		}
	}
	return nil
}

func (c *Cluster) saysReady(server *process) bool {
	text, err := os.ReadFile(filepath.Join(c.places.data, "postmaster.pid"))
	lines := strings.Split(string(text), "\n")
	return err == nil && len(lines) > 7 && lines[0] == strconv.Itoa(server.cmd.Process.Pid) &&
		strings.TrimSpace(lines[7]) == "ready"
}

// openLog opens the server's log and remembers where this run's account begins.
func (c *Cluster) openLog() (*os.File, error) {
	flags := os.O_WRONLY | os.O_CREATE | os.O_APPEND
	info, err := os.Stat(c.places.log)
	switch {
	case err != nil:
		c.logged = 0
	case info.Size() > biggestLog:
		flags |= os.O_TRUNC
		c.logged = 0
	default:
		c.logged = info.Size()
	}
	return os.OpenFile(c.places.log, flags, 0o600)
}
