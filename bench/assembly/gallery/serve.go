//go:build linux

package gallery

import (
	"bufio"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"syscall"
	"time"

	"piazza/bench/assembly/meeting"
)

// Order is what a gallery in a process of its own is told to do.
type Order struct {
	// Join lets so many come in.
	Join      int
	Node      string
	Assembly  string
	Documents []string
	// Await waits until everybody has seen that an item came to a state.
	Await *meeting.Click
	// Tally holds what everybody saw against these.
	Tally []meeting.Click
}

// Report is its answer.
type Report struct {
	Count   int
	Lost    int
	Account meeting.Account
	Fault   string
}

// Serve does what comes in, line by line, until there is no more.
func Serve(ctx context.Context, in io.Reader, out io.Writer) error {
	g, err := Open()
	if err != nil {
		return err
	}
	orders := json.NewDecoder(bufio.NewReader(in))
	for {
		var o Order
		if err := orders.Decode(&o); errors.Is(err, io.EOF) {
			return nil
		} else if err != nil {
			return err
		}
		r, err := g.do(ctx, o)
		if err != nil {
			r.Fault = err.Error()
		}
		if err := json.NewEncoder(out).Encode(r); err != nil {
			return err
		}
	}
}

func (g *Gallery) do(ctx context.Context, o Order) (r Report, err error) {
	switch {
	case o.Join > 0:
		err = g.Join(ctx, o.Node, o.Assembly, o.Documents, o.Join)
	case o.Await != nil:
		r.Count, err = g.Await(func(e *meeting.Eyes) bool { return !e.When(o.Await.Item, o.Await.State).IsZero() }, 2*time.Minute)
	default:
		r.Account = meeting.Tally(o.Tally, g.eyes())
	}
	g.mu.Lock()
	r.Lost = g.lost
	g.mu.Unlock()
	return r, err
}

// Apart is a gallery in a process of its own.
type Apart struct {
	cmd     *exec.Cmd
	orders  *json.Encoder
	reports *json.Decoder
	in      io.Closer
}

// Start runs this program again, with an argument by which it knows that it is a gallery.
func Start(argument string) (*Apart, error) {
	program, err := os.Executable()
	if err != nil {
		return nil, err
	}
	cmd := exec.Command(program, argument) // it ends with its input, or with this process
	cmd.SysProcAttr = &syscall.SysProcAttr{Pdeathsig: syscall.SIGKILL, Setpgid: true}
	cmd.Stderr = os.Stderr
	cmd.Env = append(os.Environ(), "GOMAXPROCS=1")
	in, err := cmd.StdinPipe()
	if err != nil {
		return nil, err
	}
	out, err := cmd.StdoutPipe()
	if err != nil {
		return nil, err
	}
	return &Apart{cmd: cmd, orders: json.NewEncoder(in), reports: json.NewDecoder(bufio.NewReader(out)), in: in}, cmd.Start()
}

// Do has an order carried out.
func (a *Apart) Do(o Order) (r Report, err error) {
	if err := a.orders.Encode(o); err != nil {
		return r, err
	}
	if err := a.reports.Decode(&r); err != nil {
		return r, err
	}
	if r.Fault != "" {
		return r, fmt.Errorf("the gallery: %s", r.Fault)
	}
	return r, nil
}

// Process is its number.
func (a *Apart) Process() int { return a.cmd.Process.Pid }

// Close sends everybody home.
func (a *Apart) Close() error { return errors.Join(a.in.Close(), a.cmd.Wait()) }
