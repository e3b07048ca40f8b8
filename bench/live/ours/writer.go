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
	"sync"
	"sync/atomic"
	"syscall"
	"time"

	"golang.org/x/sync/errgroup"

	"piazza/bench/live/desk"
	"piazza/internal/db"
	"piazza/internal/problem"
)

// writer writes notices into the log: here, or at another node.
type writer struct {
	db *db.DB
	// first is the stream of the room r0.
	first int64
	// turns are locks, a stream each.
	turns sync.Map
}

// publishers is how many transactions of one order may be under way.
const publishers = 8

// publish writes each notice in a transaction of its own, as each would be of another person. Its ref is the moment. Who writes goes
// on with the next, as the connection of a client does in the program.
func (w *writer) publish(ctx context.Context, o desk.Order) error {
	writing, ctx := errgroup.WithContext(ctx)
	var next atomic.Int64
	for range min(publishers, o.Count) {
		writing.Go(func() error {
			for i := int(next.Add(1)) - 1; i < o.Count; i = int(next.Add(1)) - 1 {
				if err := w.one(ctx, o.Room(i)); err != nil {
					return err
				}
			}
			return nil
		})
	}
	return writing.Wait()
}

// one writes a notice.
func (w *writer) one(ctx context.Context, room string) error {
	stream, err := streamOf(w.first, room)
	if err != nil {
		return err
	}
	at := time.Now().UnixMicro()
	// One after the other, where the log would have them wait for each other in the database.
	turn := w.turn(stream)
	turn.Lock()
	defer turn.Unlock()
	return w.write(ctx, stream, at)
}

// write raises a stream. Where the database is too busy for that it tries again, as a client would.
func (w *writer) write(ctx context.Context, stream db.Stream, ref int64) (err error) {
	const attempts = 5
	for range attempts {
		err = w.db.InTx(ctx, func(_ context.Context, tx *db.Tx) error {
			tx.Notify(stream, "comment_added", ref, 1)
			return nil
		})
		if refused, ok := problem.As(err); !ok || refused.Code != problem.Unavailable {
			return err
		}
	}
	return err
}

func (w *writer) turn(stream db.Stream) *sync.Mutex {
	turn, known := w.turns.Load(stream)
	if !known {
		turn, _ = w.turns.LoadOrStore(stream, &sync.Mutex{})
	}
	return turn.(*sync.Mutex) //nolint:forcetypeassert // nothing else is stored
}

// elsewhere is a node of the same installation that only writes, on another processor.
type elsewhere struct {
	cmd     *exec.Cmd
	stdin   io.Closer
	control string
}

// startElsewhere starts this program once more, as a writer.
func startElsewhere(processor, dsn string, first int64) (*elsewhere, error) {
	self, err := os.Executable()
	if err != nil {
		return nil, err
	}
	e := &elsewhere{cmd: exec.Command("taskset", "-c", processor, self, "-writes", "-database", dsn, "-first", fmt.Sprint(first))}
	e.cmd.Stderr = os.Stderr
	e.cmd.SysProcAttr = &syscall.SysProcAttr{Pdeathsig: syscall.SIGKILL}
	if e.stdin, err = e.cmd.StdinPipe(); err != nil {
		return nil, err
	}
	out, err := e.cmd.StdoutPipe()
	if err != nil {
		return nil, err
	}
	if err := e.cmd.Start(); err != nil {
		return nil, err
	}
	line, err := bufio.NewReader(out).ReadString('\n')
	text, ok := strings.CutPrefix(line, "READY ")
	if err != nil || !ok {
		return nil, errors.Join(fmt.Errorf("the writer said %q", line), err, e.close())
	}
	var ready struct{ Control string }
	err = json.Unmarshal([]byte(text), &ready)
	e.control = ready.Control
	return e, err
}

func (e *elsewhere) close() error { return errors.Join(e.stdin.Close(), e.cmd.Wait()) }

// publish passes an order on.
func (e *elsewhere) publish(ctx context.Context, o desk.Order) error {
	body, err := json.Marshal(o)
	if err != nil {
		return err
	}
	request, err := http.NewRequestWithContext(ctx, http.MethodPost, "http://"+e.control+"/publish", bytes.NewReader(body))
	if err != nil {
		return err
	}
	response, err := http.DefaultClient.Do(request)
	if err != nil {
		return err
	}
	defer response.Body.Close()
	if response.StatusCode != http.StatusNoContent {
		text, _ := io.ReadAll(response.Body) // what it says is only to be read
		return fmt.Errorf("the writer: %s: %s", response.Status, text)
	}
	return nil
}
