//go:build linux

// Inflate proves that clients which others wrote read what the program sends with permessage-deflate: gorilla, npm's ws
// and Chromium listen to the same thread as a client without compression, and must hear the same, byte for byte.
//
//	cd bench/live/inflate && npm ci --ignore-scripts && cd - && go run ./bench/live/inflate
package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/signal"
	"strings"
	"syscall"
	"time"
)

// patience is how long anything here may take.
const patience = time.Minute

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	err := run(ctx)
	stop()
	if err != nil {
		fmt.Fprintln(os.Stderr, "bench/live/inflate:", err)
		os.Exit(1)
	}
}

func run(ctx context.Context) (err error) {
	s, err := openSquare(ctx)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, s.close()) }()
	clients, err := s.clients(ctx)
	if err == nil {
		err = play(ctx, s, clients)
	}
	for _, c := range clients {
		c.hangUp()
	}
	if err != nil {
		return err
	}
	return verdict(clients)
}

// play lets everybody listen, has everything said that the program says, and waits until all have heard the last word.
func play(ctx context.Context, s *square, clients []*client) error {
	if err := each(clients, func(c *client) error {
		return errors.Join(c.send(s.subscribe("live", nil)), c.await("StreamJoined"))
	}); err != nil {
		return err
	}
	cursor, err := clients[0].cursor()
	if err != nil {
		return err
	}
	if err := s.write(ctx); err != nil {
		return err
	}
	return each(clients, func(c *client) error {
		err := c.await(lastWord)
		for _, text := range []string{
			s.subscribe("again", cursor), s.look(), `{"id":"bad","type":"subscribe","payload":{"query":"{ nothing }"}}`,
			`{"type":"ping","payload":{"è":"` + strings.Repeat("🌳", 200) + `"}}`,
		} {
			err = errors.Join(err, c.send(text))
		}
		return errors.Join(err, c.await(`"id":"again"`, lastWord), c.await(`"complete"`, `"look"`), c.await(`"error"`), c.await(`"pong"`))
	})
}

// each has all clients do something, one after the other.
func each(clients []*client, do func(*client) error) error {
	for _, c := range clients {
		if err := do(c); err != nil {
			return fmt.Errorf("%s: %w", c.name, err)
		}
	}
	return nil
}

// verdict holds what the others heard against what the first did, who was told without compression.
func verdict(clients []*client) error {
	first := clients[0]
	if first.extensions != "" {
		return fmt.Errorf("%s was given %q", first.name, first.extensions)
	}
	fmt.Printf("%-12s heard %d messages, %d bytes\n", first.name, first.count(), first.size())
	var err error
	for _, c := range clients[1:] {
		fmt.Printf("%-12s heard %d messages, %d bytes%s: %s\n", c.name, c.count(), c.size(), c.onTheWire(), c.extensions)
		if !strings.Contains(c.extensions, "permessage-deflate") {
			err = errors.Join(err, fmt.Errorf("%s was not compressed for: %q", c.name, c.extensions))
		}
		// Half of it is told to each alone, and goes as it is; the other half is compressed for all.
		if wire := c.wire.Load(); wire > int64(first.size())*4/5 {
			err = errors.Join(err, fmt.Errorf("%s had to read %d bytes for %d", c.name, wire, first.size()))
		}
		err = errors.Join(err, c.same(first))
	}
	return err
}
