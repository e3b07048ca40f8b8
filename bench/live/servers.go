//go:build linux

package main

import (
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
)

// subject is a server that is measured.
type subject struct {
	name string
	// title is how the report calls it.
	title string
	// build makes the program, if it has to be made; command starts it.
	build   func(*stage) error
	command func(*stage) []string
	// parts are those in which it is measured.
	parts []string
	// slow cannot bear ten notices a second.
	slow bool
}

const (
	raw        = "raw"
	stock      = "stock"
	coder      = "coder"
	yoga       = "yoga"
	centrifuge = "centrifuge"
	goroutines = "goroutines"
	ours       = "ours"
	whole      = "whole"
)

// The parts of a run: each opens its own sockets.
const (
	partOne     = "one"
	partGroups  = "groups"
	partStreams = "streams"
	// partApart is the same where the notices are written at another node of the installation, if there can be one.
	partApart    = "apart"
	partFew      = "few"
	partDeflated = "deflated"
	partStopped  = "stopped"
	// partRest measures what the whole program keeps for a listener, while it collects garbage all the time: from outside
	// nobody can tell it to.
	partRest = "rest"
	// partWide has messages as long as those of the whole program, for the raw writer, and for who compresses.
	partWide = "wide"
)

func allParts() []string {
	return []string{partOne, partGroups, partStreams, partApart, partFew, partDeflated, partStopped, partRest, partWide}
}

// small are the parts of a server with the small schema.
func small() []string {
	return []string{partOne, partGroups, partStreams, partApart, partFew, partDeflated, partStopped, partWide}
}

// subjects are all servers, the limit first.
func subjects() []subject {
	return []subject{
		{
			name: raw, title: "raw: ready bytes, one write(2) a delivery", build: ourPackage("raw"), command: built("raw"),
			parts: []string{partOne, partGroups, partStreams, partFew, partWide},
		},
		{
			name: stock, title: "gqlgen's transport, gorilla", build: ownModule("stock"), command: built("stock", "-adapter", "gorilla"),
			parts: []string{partOne, partStreams, partFew}, slow: true,
		},
		{
			name: coder, title: "gqlgen's transport, coder/websocket", build: ownModule("stock"),
			command: built("stock", "-adapter", "coder"), parts: []string{partOne, partStreams}, slow: true,
		},
		{
			name: yoga, title: "graphql-yoga, graphql-ws", build: installed, command: yogaCommand,
			parts: []string{partOne, partStreams}, slow: true,
		},
		{
			name: centrifuge, title: "centrifuge", build: ownModule("centrifuge"), command: built("centrifuge"),
			parts: []string{partOne, partStreams}, slow: true,
		},
		{
			name: goroutines, title: "ours, a goroutine a connection", build: ourPackage("ours"),
			command: onDatabase("-goroutines"), parts: []string{partOne, partGroups, partStreams, partStopped},
		},
		{name: ours, title: "ours, compact", build: ourPackage("ours"), command: onDatabase(), parts: small()},
		{
			name: whole, title: "ours, the whole program", build: program, command: withMembers,
			parts: []string{partOne, partStreams, partDeflated, partStopped, partRest},
		},
	}
}

func names() (list []string) {
	for _, s := range subjects() {
		list = append(list, s.name)
	}
	return list
}

// here is the folder of this package.
func here() (string, error) {
	out, err := exec.Command("go", "list", "-f", "{{.Dir}}", "piazza/bench/live").Output()
	if err != nil {
		return "", fmt.Errorf("run this inside the checkout: %w", err)
	}
	return strings.TrimSpace(string(out)), nil
}

// ourPackage builds a server of this module.
func ourPackage(name string) func(*stage) error {
	return func(s *stage) error { return s.compile(s.here, name, "./"+name) }
}

// ownModule builds a server that is a module of its own.
func ownModule(name string) func(*stage) error {
	return func(s *stage) error { return s.compile(filepath.Join(s.here, "peers", name), name, ".") }
}

func (s *stage) compile(dir, name, what string) error {
	program := filepath.Join(s.temp, name)
	if _, err := os.Stat(program); err == nil {
		return nil
	}
	build := exec.Command("go", "build", "-o", program, what)
	build.Dir = dir
	if out, err := build.CombinedOutput(); err != nil {
		return fmt.Errorf("build %s: %w: %s", name, err, out)
	}
	return nil
}

func built(name string, args ...string) func(*stage) []string {
	return func(s *stage) []string { return append([]string{filepath.Join(s.temp, name)}, args...) }
}

func onDatabase(args ...string) func(*stage) []string {
	return func(s *stage) []string {
		return slices.Concat([]string{filepath.Join(s.temp, "ours")}, args, []string{"-database", s.dsn})
	}
}

// withMembers starts the whole program with a member for each who listens.
func withMembers(s *stage) []string {
	return []string{
		filepath.Join(s.temp, "whole"), "-members", strconv.Itoa(s.sockets), "-threads", strconv.Itoa(s.streams),
		"-server-cpu", serverCore, "-rest-cpu", ownCore,
	}
}

// program builds the whole program once, and who starts it.
func program(s *stage) error {
	if err := s.compile(s.here, "whole", "./whole"); err != nil {
		return err
	}
	if os.Getenv("PIAZZA_BIN") != "" {
		return nil
	}
	err := s.compile(s.here, "piazza", "piazza/cmd/piazza")
	return errors.Join(err, os.Setenv("PIAZZA_BIN", filepath.Join(s.temp, "piazza")))
}

// installed tells whether npm has brought what graphql-yoga needs.
func installed(s *stage) error {
	if _, err := os.Stat(filepath.Join(s.here, "peers", "yoga", "node_modules")); err != nil {
		return errors.New("graphql-yoga is not installed: run npm ci in bench/live/peers/yoga")
	}
	return nil
}

func yogaCommand(s *stage) []string {
	return []string{"node", "--expose-gc", filepath.Join(s.here, "peers", "yoga", "server.mjs")}
}
