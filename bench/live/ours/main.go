//go:build linux

// Ours is what bench/live measures of this project: internal/live, with a schema of three fields, on PostgreSQL. A notice is
// what a use case writes: a transaction that raises its stream in the log.
package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"log/slog"
	"os"
	"runtime"
	"runtime/debug"
	"strconv"
	"strings"
	"time"

	"piazza/bench/live/desk"
	"piazza/internal/db"
	"piazza/internal/live"
)

// options are what this server is told in addition.
type options struct {
	database string
	// goroutines keeps one for each connection.
	goroutines bool
	// apart is the processor of another node that writes, where this one shall not.
	apart string
	// writes makes this process that node; first is the stream of the room r0.
	writes bool
	first  int64
}

func main() {
	var o options
	flag.StringVar(&o.database, "database", "", "the database, where all tables are")
	flag.BoolVar(&o.goroutines, "goroutines", false, "keep a goroutine for each connection")
	flag.StringVar(&o.apart, "apart", "", "the processor of another node that writes what is ordered")
	flag.BoolVar(&o.writes, "writes", false, "be the node that writes")
	// Rooms of their own: streams of an earlier server have notices already.
	flag.Int64Var(&o.first, "first", time.Now().UnixNano(), "the stream of the first room")
	frugal := flag.Bool("frugal", false, "let less garbage lie than other servers in Go do: for measuring memory")
	settings := desk.Flags()
	runtime.GOMAXPROCS(max(2, runtime.GOMAXPROCS(0))) // as the program does
	if *frugal {
		debug.SetGCPercent(25)
	}
	if err := run(context.Background(), o, settings); err != nil {
		fmt.Fprintln(os.Stderr, "bench/live/ours:", err)
		os.Exit(1)
	}
}

func run(ctx context.Context, o options, settings *desk.Settings) (err error) {
	installation, err := db.Join(ctx, o.database, db.Production)
	if err != nil {
		return err
	}
	d, err := db.Open(ctx, db.Options{DSN: o.database})
	if err != nil {
		return err
	}
	defer d.Close()
	log := slog.New(slog.NewTextHandler(os.Stderr, &slog.HandlerOptions{Level: slog.LevelWarn}))
	bus := live.NewPostgres(d, live.NewNodeID(), log)
	defer bus.Close()
	hub := live.NewHub(live.Options{DB: d, Key: installation.CursorKey, Bus: bus, Log: log})
	defer hub.Close()
	d.OnCommitting(hub.Appending)
	d.OnCommit(hub.Raised)
	d.OnTouch(hub.Touched)
	w := &writer{db: d, first: o.first}
	if o.writes {
		none := func() desk.Usage { return desk.Usage{Executions: -1} }
		return desk.Server{Publish: w.publish, Usage: none}.Run(settings)
	}
	s := newSquare(hub, o, log)
	d.OnCommitting(s.transports.Committing)
	s.publish = w.publish
	if o.apart != "" {
		node, err := startElsewhere(o.apart, o.database, o.first)
		if err != nil {
			return err
		}
		defer func() { err = errors.Join(err, node.close()) }()
		s.publish = node.publish
	}
	return desk.Server{Sockets: s, Connection: live.WithConn, Publish: s.order, Usage: s.usage}.Run(settings)
}

// streamOf is that of a room.
func streamOf(first int64, room string) (db.Stream, error) {
	digits, ok := strings.CutPrefix(room, "r")
	n, err := strconv.ParseInt(digits, 10, 32)
	if !ok || err != nil {
		return db.Stream{}, errors.Join(fmt.Errorf("no room is called %q", room), err)
	}
	return db.Stream{Kind: "bench", Ref: first + n}, nil
}
