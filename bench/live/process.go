//go:build linux

package main

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"os"
	"os/exec"
	"strings"
	"syscall"
	"time"

	"piazza/bench/live/desk"
	"piazza/bench/live/ears"
)

// patience is how long a server may take for what is not measured.
const patience = 3 * time.Minute

// process is a server that runs.
type process struct {
	cmd    *exec.Cmd
	stdin  io.Closer
	said   *bytes.Buffer
	client *http.Client
	ready
}

// ready is what a server says of itself when it is.
type ready struct {
	GraphQL, Control, Protocol string
	// Told is what the whole program tells besides; of the others PID is the process that was started.
	ears.Told
}

// start runs a server on its core and waits until it is ready.
func (s *stage) start(ctx context.Context, command []string, args ...string) (*process, error) {
	cmd := exec.CommandContext(ctx, "taskset", append(append([]string{"-c", serverCore}, command...), args...)...)
	cmd.Env = slicesWithout(os.Environ(), "GOMAXPROCS=", pinned+"=")
	cmd.SysProcAttr = &syscall.SysProcAttr{Pdeathsig: syscall.SIGKILL, Setpgid: true}
	p := &process{cmd: cmd, said: &bytes.Buffer{}, client: &http.Client{
		// Node ends connections that were idle for 5 s.
		Transport: &http.Transport{MaxIdleConnsPerHost: 8, IdleConnTimeout: time.Second}, Timeout: patience,
	}}
	cmd.Stderr = p.said
	in, err := cmd.StdinPipe()
	if err != nil {
		return nil, err
	}
	p.stdin = in
	out, err := cmd.StdoutPipe()
	if err != nil {
		return nil, err
	}
	if err := cmd.Start(); err != nil {
		return nil, err
	}
	line, err := bufio.NewReader(out).ReadString('\n')
	if err == nil {
		err = p.read(line)
	}
	if err != nil {
		p.stop()
		return nil, fmt.Errorf("it did not get ready: %w\n%.2000s", err, p.said)
	}
	return p, nil
}

func slicesWithout(env []string, prefixes ...string) (kept []string) {
	for _, line := range env {
		drop := false
		for _, prefix := range prefixes {
			drop = drop || strings.HasPrefix(line, prefix)
		}
		if !drop {
			kept = append(kept, line)
		}
	}
	return kept
}

func (p *process) read(line string) error {
	text, ok := strings.CutPrefix(strings.TrimSpace(line), "READY ")
	if !ok {
		return fmt.Errorf("it said %q", line)
	}
	p.PID = p.cmd.Process.Pid
	return json.Unmarshal([]byte(text), &p.ready)
}

// apart tells whether what is measured is another process than the one that was started and takes the orders.
func (p *process) apart() bool { return p.PID != p.cmd.Process.Pid }

// stop ends the server by ending its input; it is over once its process is.
func (p *process) stop() {
	_ = p.stdin.Close()
	kill := time.AfterFunc(patience, func() { _ = p.cmd.Process.Kill() })
	_ = p.cmd.Wait() // what it exits with is not measured
	kill.Stop()
}

// publish orders notices.
func (p *process) publish(ctx context.Context, o desk.Order) error {
	body, err := json.Marshal(map[string]any{"from": o.From, "count": o.Count, "rooms": o.Rooms, "text": o.Text})
	if err != nil {
		return err
	}
	return p.ask(ctx, http.MethodPost, "/publish", body, nil)
}

// collect has it free what it can.
func (p *process) collect(ctx context.Context) error {
	return p.ask(ctx, http.MethodPost, "/collect", nil, nil)
}

func (p *process) usage(ctx context.Context) (u desk.Usage, err error) {
	err = p.ask(ctx, http.MethodGet, "/usage", nil, &u)
	return u, err
}

func (p *process) ask(ctx context.Context, method, path string, body []byte, answer any) error {
	request, err := http.NewRequestWithContext(ctx, method, "http://"+p.Control+path, bytes.NewReader(body))
	if err != nil {
		return err
	}
	response, err := p.client.Do(request)
	if err != nil {
		return fmt.Errorf("%w\n%.2000s", err, p.said)
	}
	defer response.Body.Close()
	text, err := io.ReadAll(response.Body)
	switch {
	case err != nil:
		return err
	case response.StatusCode >= http.StatusBadRequest:
		return errors.New(path + ": " + response.Status + ": " + string(text))
	}
	switch answer := answer.(type) {
	case nil:
		return nil
	case *[]byte:
		*answer = text
		return nil
	default:
		return json.Unmarshal(text, answer)
	}
}
