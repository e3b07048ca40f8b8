// Package desk is what the servers of bench/live that are written in Go have in common: their flags, the side where they
// take orders, and the line that says that they are ready. README.md of bench/live has the contract. The standard library
// is enough for it, because a module of others stands on it too.
package desk

import (
	"context"
	"encoding/json"
	"errors"
	"flag"
	"fmt"
	"io"
	"maps"
	"net"
	"net/http"
	"os"
	"os/signal"
	"runtime/debug"
	"runtime/pprof"
	"strconv"
	"syscall"
	"time"
)

// Settings are what a server is told when it starts.
type Settings struct {
	GraphQL, Control string
	Compress         bool
	// Profile is a file for a profile of CPU of the whole run, nothing where there shall be none.
	Profile string
}

// Flags reads the settings from the command line, after the server has declared its own.
func Flags() *Settings {
	s := &Settings{}
	flag.StringVar(&s.GraphQL, "graphql", "127.0.0.1:0", "where to listen for websockets")
	flag.StringVar(&s.Control, "control", "127.0.0.1:0", "where to take orders")
	flag.BoolVar(&s.Compress, "compress", false, "offer permessage-deflate")
	flag.StringVar(&s.Profile, "profile", "", "write a profile of CPU to this file")
	flag.Parse()
	return s
}

// profile begins to profile, where that is wanted, until it is called.
func (s *Settings) profile() (done func() error, err error) {
	if s.Profile == "" {
		return func() error { return nil }, nil
	}
	file, err := os.Create(s.Profile)
	if err != nil {
		return nil, err
	}
	return func() error {
		pprof.StopCPUProfile()
		return file.Close()
	}, pprof.StartCPUProfile(file)
}

// Order asks for notices: number i of them goes to the room r(From+i mod Rooms).
type Order struct {
	From, Count, Rooms int
	Text               string
}

// Room is where number i of the order goes.
func (o Order) Room(i int) string { return "r" + strconv.Itoa((o.From+i)%max(o.Rooms, 1)) }

// Usage is what the server knows of itself; Executions is -1 where it does not.
type Usage struct {
	Subscribers int64 `json:"subscribers"`
	Executions  int64 `json:"executions"`
}

// Server is one that is measured.
type Server struct {
	// Protocol is empty for GraphQL.
	Protocol string
	Sockets  http.Handler
	// Connection is the ConnContext of the server of Sockets, nil where it needs none.
	Connection func(context.Context, net.Conn) context.Context
	// Elsewhere is where another process, which this one has started, listens for websockets; then Sockets is not used.
	Elsewhere string
	// Told is what the generator has to know besides.
	Told map[string]any
	// Collect frees what is free in that other process; nil frees it in this one.
	Collect func(context.Context) error
	// Publish returns when the notices have been taken.
	Publish func(context.Context, Order) error
	Usage   func() Usage
}

// Stamp is the present moment as notices carry it: microseconds since 1970.
func Stamp() string { return strconv.FormatInt(time.Now().UnixMicro(), 10) }

// Run serves until standard input ends or the process is asked to.
func (s Server) Run(settings *Settings) (err error) {
	profiled, err := settings.profile()
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, profiled()) }()
	ctx, stop := signal.NotifyContext(context.Background(), syscall.SIGTERM, syscall.SIGINT)
	defer stop()
	faults := make(chan error, 2)
	if s.Elsewhere == "" {
		sockets, err := net.Listen("tcp", settings.GraphQL)
		if err != nil {
			return err
		}
		s.Elsewhere = sockets.Addr().String()
		server := &http.Server{Handler: s.Sockets, ConnContext: s.Connection, ReadHeaderTimeout: time.Minute}
		go func() { faults <- server.Serve(sockets) }()
	}
	control, err := net.Listen("tcp", settings.Control)
	if err != nil {
		return err
	}
	go func() { faults <- (&http.Server{Handler: s.control(), ReadHeaderTimeout: time.Minute}).Serve(control) }()
	go func() {
		_, _ = io.Copy(io.Discard, os.Stdin) // its end is what counts
		stop()
	}()
	if err := s.ready(control.Addr()); err != nil {
		return err
	}
	select {
	case err := <-faults:
		return err
	case <-ctx.Done():
		return nil
	}
}

func (s Server) ready(control net.Addr) error {
	told := map[string]any{"graphql": s.Elsewhere, "control": control.String(), "protocol": s.Protocol}
	maps.Copy(told, s.Told)
	line, err := json.Marshal(told)
	if err != nil {
		return err
	}
	_, err = fmt.Printf("READY %s\n", line)
	return err
}

func (s Server) control() http.Handler {
	mux := http.NewServeMux()
	mux.HandleFunc("POST /publish", s.publish)
	mux.HandleFunc("GET /profile/{name}", profile)
	mux.HandleFunc("POST /collect", s.collect)
	mux.HandleFunc("GET /usage", func(w http.ResponseWriter, _ *http.Request) {
		_ = json.NewEncoder(w).Encode(s.Usage()) // who asked has gone
	})
	return mux
}

func (s Server) publish(w http.ResponseWriter, r *http.Request) {
	var o Order
	err := json.NewDecoder(r.Body).Decode(&o)
	if err == nil && o.Count < 1 {
		err = errors.New("an order of nothing")
	}
	if err == nil {
		err = s.Publish(r.Context(), o)
	}
	if err != nil {
		http.Error(w, err.Error(), http.StatusInternalServerError)
		return
	}
	w.WriteHeader(http.StatusNoContent)
}

// collect frees twice: what a finalizer or a pool held is free the second time.
func (s Server) collect(w http.ResponseWriter, r *http.Request) {
	if s.Collect != nil {
		if err := s.Collect(r.Context()); err != nil {
			http.Error(w, err.Error(), http.StatusInternalServerError)
			return
		}
	}
	debug.FreeOSMemory()
	debug.FreeOSMemory()
	w.WriteHeader(http.StatusNoContent)
}

// profile writes the profile of that name: heap, goroutine.
func profile(w http.ResponseWriter, r *http.Request) {
	p := pprof.Lookup(r.PathValue("name"))
	if p == nil {
		http.NotFound(w, r)
		return
	}
	_ = p.WriteTo(w, 0) // who asked has gone
}
