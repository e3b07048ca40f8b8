//go:build linux

package place

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"syscall"
	"time"
)

// Node is a running program.
type Node struct {
	Name string
	// URL is where it is reached.
	URL     string
	place   *Place
	options Options
	cmd     *exec.Cmd
	ended   chan struct{}
}

// Options say how a node runs.
type Options struct {
	// Host is the address it listens on; 127.0.0.1 when empty.
	Host string
	// Port is where it listens; one that is free when 0.
	Port int
	// Public is the address by which visitors reach the installation; the node's own when empty.
	Public string
	// Env are further settings, as in PIAZZA_LAME_DUCK=2s.
	Env []string
	// Inside names the network namespace in which it runs; none when empty.
	Inside string
	// Under is a command that becomes it, as in taskset -c 0; none when empty.
	Under []string
	// metrics is the port of /metrics, chosen at the first start.
	metrics int
}

const loopback = "127.0.0.1"

// Start runs a node and waits until it is open.
func (p *Place) Start(ctx context.Context, name string, o Options) (*Node, error) {
	if o.Host == "" {
		o.Host = loopback
	}
	for _, port := range []*int{&o.Port, &o.metrics} {
		if *port == 0 {
			free, err := p.freePort()
			if err != nil {
				return nil, err
			}
			*port = free
		}
	}
	n := &Node{Name: name, place: p, options: o, URL: "http://" + join(o.Host, o.Port)}
	return n, n.run(ctx)
}

// Again starts a node that has ended, at the same address.
func (n *Node) Again(ctx context.Context) (*Node, error) {
	again := &Node{Name: n.Name, place: n.place, options: n.options, URL: n.URL}
	return again, again.run(ctx)
}

func (n *Node) run(ctx context.Context) error {
	log, err := os.OpenFile(filepath.Join(n.place.Dir, n.Name+".log"), os.O_CREATE|os.O_APPEND|os.O_WRONLY, 0o600)
	if err != nil {
		return err
	}
	defer log.Close()
	n.cmd = n.command(ctx)
	n.cmd.Stderr = log
	out, err := n.cmd.StdoutPipe()
	if err != nil {
		return err
	}
	if err := n.cmd.Start(); err != nil {
		return err
	}
	n.ended = make(chan struct{})
	line, err := bufio.NewReader(out).ReadString('\n')
	go func() {
		_, _ = io.Copy(io.Discard, out)
		_ = n.cmd.Wait() // its state says how it ended
		close(n.ended)
	}()
	if err != nil || !strings.HasPrefix(line, "The square is open") {
		text, _ := os.ReadFile(log.Name())
		return errors.Join(fmt.Errorf("%s did not open: %q, %s", n.Name, line, text), n.Kill())
	}
	return nil
}

func (n *Node) command(ctx context.Context) *exec.Cmd {
	o := n.options
	args := []string{
		n.place.binary, "serve", "--demo", "--addr", join(o.Host, o.Port),
		"--metrics-addr", join(o.Host, o.metrics), "--data-dir", filepath.Join(n.place.Dir, n.Name),
	}
	if o.Host != loopback {
		args = append(args, "--demo-on-network")
	}
	if o.Inside != "" {
		args = append([]string{"ip", "netns", "exec", o.Inside}, args...)
	}
	args = append(slices.Clone(o.Under), args...)
	cmd := child(ctx, args[0], args[1:]...)
	cmd.Env = append([]string{
		"PATH=" + os.Getenv("PATH"), "HOME=/nonexistent", "DATABASE_URL=" + n.place.cluster.DSN(""), "PIAZZA_PUBLIC_URL=" + n.Public(),
		// The heap is measured: what is dead must not stay for long.
		"GOGC=100",
	}, o.Env...)
	return cmd
}

// Public is the address by which visitors reach the installation.
func (n *Node) Public() string {
	if n.options.Public != "" {
		return n.options.Public
	}
	return n.URL
}

// Process is the number of the node's process.
func (n *Node) Process() int { return n.cmd.Process.Pid }

// Kill ends a node without a word.
func (n *Node) Kill() error {
	if n.cmd == nil || n.cmd.Process == nil {
		return nil
	}
	err := n.cmd.Process.Kill()
	<-n.ended
	if errors.Is(err, os.ErrProcessDone) {
		return nil
	}
	return err
}

// Freeze stops the process where it stands until something is over.
func (n *Node) Freeze(until func() error) error {
	if err := n.cmd.Process.Signal(syscall.SIGSTOP); err != nil {
		return err
	}
	return errors.Join(until(), n.cmd.Process.Signal(syscall.SIGCONT))
}

// Terminate tells a node to stop and returns how long it took and its exit code; it is killed after a minute.
func (n *Node) Terminate() (took time.Duration, code int, err error) {
	began := time.Now()
	if err := n.cmd.Process.Signal(syscall.SIGTERM); err != nil {
		return 0, 0, err
	}
	select {
	case <-n.ended:
		return time.Since(began), n.cmd.ProcessState.ExitCode(), nil
	case <-time.After(time.Minute):
		return time.Since(began), -1, errors.Join(fmt.Errorf("%s does not end", n.Name), n.Kill())
	}
}

// Ready tells whether the node says that visitors may be sent to it.
func (n *Node) Ready(ctx context.Context) bool {
	answer, err := n.get(ctx, n.URL+"/readyz")
	return err == nil && strings.HasPrefix(answer, "ready")
}

// Metrics reads what the node tells of itself: the sum over all labels of each name.
func (n *Node) Metrics(ctx context.Context) (map[string]float64, error) {
	text, err := n.get(ctx, "http://"+join(n.options.Host, n.options.metrics)+"/metrics")
	if err != nil {
		return nil, err
	}
	sums := map[string]float64{}
	for line := range strings.Lines(text) {
		name, value, ok := strings.Cut(strings.TrimSpace(line), " ")
		if number, err := strconv.ParseFloat(value, 64); ok && err == nil && name != "#" {
			name, _, _ = strings.Cut(name, "{")
			sums[name] += number
		}
	}
	return sums, nil
}

func (n *Node) get(ctx context.Context, address string) (string, error) {
	ctx, cancel := context.WithTimeout(ctx, 5*time.Second)
	defer cancel()
	r, err := http.NewRequestWithContext(ctx, http.MethodGet, address, http.NoBody)
	if err != nil {
		return "", err
	}
	client := http.Client{Transport: &http.Transport{DisableKeepAlives: true}}
	answer, err := client.Do(r)
	if err != nil {
		return "", err
	}
	defer answer.Body.Close()
	text, err := io.ReadAll(answer.Body)
	return string(text), err
}
