//go:build linux

package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"time"
)

// client is somebody who listens, and what he heard.
type client struct {
	name string
	// send says something, hangUp ends the connection.
	send   func(text string) error
	hangUp func()
	// extensions are what was agreed upon in the handshake.
	extensions string
	// wire counts the bytes that came; 0 where nobody can tell.
	wire atomic.Int64

	mu    sync.Mutex
	heard []string
	fault error
	news  chan struct{}
}

func newClient(name string) *client { return &client{name: name, news: make(chan struct{}, 1)} }

func (c *client) hear(text string) {
	c.mu.Lock()
	c.heard = append(c.heard, text)
	c.mu.Unlock()
	c.tell()
}

func (c *client) fail(err error) {
	c.mu.Lock()
	c.fault = errors.Join(c.fault, err)
	c.mu.Unlock()
	c.tell()
}

func (c *client) tell() {
	select {
	case c.news <- struct{}{}:
	default:
	}
}

// await waits until a message has come that holds all these words.
func (c *client) await(words ...string) error {
	late := time.After(patience)
	for {
		found, err := c.has(words)
		if found || err != nil {
			return err
		}
		select {
		case <-c.news:
		case <-late:
			return fmt.Errorf("it never heard %q", words)
		}
	}
}

func (c *client) has(words []string) (bool, error) {
	c.mu.Lock()
	defer c.mu.Unlock()
	return slices.ContainsFunc(c.heard, func(text string) bool {
		return !slices.ContainsFunc(words, func(word string) bool { return !strings.Contains(text, word) })
	}), c.fault
}

// cursor is where the client joined.
func (c *client) cursor() (any, error) {
	c.mu.Lock()
	defer c.mu.Unlock()
	for _, text := range c.heard {
		var m struct {
			Payload struct {
				Data struct{ Thread struct{ Cursor string } }
			}
		}
		if err := json.Unmarshal([]byte(text), &m); err == nil && m.Payload.Data.Thread.Cursor != "" {
			return m.Payload.Data.Thread.Cursor, nil
		}
	}
	return nil, errors.New("there is no cursor")
}

func (c *client) count() int {
	c.mu.Lock()
	defer c.mu.Unlock()
	return len(c.heard)
}

func (c *client) size() (sum int) {
	c.mu.Lock()
	defer c.mu.Unlock()
	for _, text := range c.heard {
		sum += len(text)
	}
	return sum
}

// onTheWire says how many bytes came, where somebody can tell.
func (c *client) onTheWire() string {
	if n := c.wire.Load(); n > 0 {
		return fmt.Sprintf(", %d on the wire", n)
	}
	return ""
}

// same tells where a client heard other things than another. What belongs to different operations may come in any order.
func (c *client) same(other *client) error {
	mine, theirs := c.byOperation(), other.byOperation()
	for id, want := range theirs {
		got := mine[id]
		for n := range max(len(want), len(got)) {
			if n >= len(got) || n >= len(want) || got[n] != want[n] {
				return fmt.Errorf("%s heard %d messages of %q, %s %d, and they differ from number %d on", c.name, len(got), id, other.name, len(want), n)
			}
		}
	}
	if len(mine) != len(theirs) {
		return fmt.Errorf("%s heard of %d operations, %s of %d", c.name, len(mine), other.name, len(theirs))
	}
	return nil
}

func (c *client) byOperation() map[string][]string {
	c.mu.Lock()
	defer c.mu.Unlock()
	all := map[string][]string{}
	for _, text := range c.heard {
		var m struct{ ID string }
		if err := json.Unmarshal([]byte(text), &m); err != nil {
			m.ID = "no JSON"
		}
		all[m.ID] = append(all[m.ID], text)
	}
	return all
}
