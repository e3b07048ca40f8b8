//go:build linux

package main

import (
	"bufio"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"

	"github.com/gorilla/websocket"
)

// clients connects everybody; the first is told without compression. Those that there are are returned with an error too.
func (s *square) clients(ctx context.Context) (all []*client, err error) {
	for n, connect := range []func(context.Context, person) (*client, error){s.plain, s.gorilla, s.ws, s.chromium} {
		c, err := connect(ctx, s.person(n+1))
		if c == nil {
			return all, err
		}
		all = append(all, c)
		if err == nil {
			// Who says nothing at first is sent off before the next is there.
			err = errors.Join(c.send(`{"type":"connection_init"}`), c.await("connection_ack"))
		}
		if err != nil {
			return all, fmt.Errorf("%s: %w", c.name, err)
		}
	}
	return all, nil
}

func (s *square) plain(ctx context.Context, p person) (*client, error) {
	return listen(ctx, "plain", p, &websocket.Dialer{})
}

func (s *square) gorilla(ctx context.Context, p person) (*client, error) {
	return listen(ctx, "gorilla", p, &websocket.Dialer{EnableCompression: true})
}

// counted counts what is read.
type counted struct {
	net.Conn
	client *client
}

func (c counted) Read(into []byte) (int, error) {
	n, err := c.Conn.Read(into)
	c.client.wire.Add(int64(n))
	return n, err
}

// listen connects with gorilla.
func listen(ctx context.Context, name string, p person, d *websocket.Dialer) (*client, error) {
	c := newClient(name)
	d.Subprotocols = []string{"graphql-transport-ws"}
	d.NetDialContext = func(ctx context.Context, network, address string) (net.Conn, error) {
		conn, err := (&net.Dialer{}).DialContext(ctx, network, address)
		return counted{conn, c}, err
	}
	conn, answer, err := d.DialContext(ctx, p.URL, http.Header{"Origin": {p.Origin}, "Cookie": {p.Cookie + "=" + p.Session}}) //nolint:bodyclose // gorilla has read it
	if err != nil {
		return nil, err
	}
	c.wire.Store(0)
	c.extensions = answer.Header.Get("Sec-WebSocket-Extensions")
	c.send = func(text string) error { return conn.WriteMessage(websocket.TextMessage, []byte(text)) }
	c.hangUp = func() { _ = conn.Close() } // nothing is expected from it any more
	go func() {
		for {
			kind, text, err := conn.ReadMessage()
			switch {
			case errors.Is(err, net.ErrClosed):
				return
			case err != nil || kind != websocket.TextMessage:
				c.fail(errors.Join(err, fmt.Errorf("a message of kind %d", kind)))
				return
			}
			c.hear(string(text))
		}
	}()
	return c, nil
}

func (s *square) ws(ctx context.Context, p person) (*client, error) { return script(ctx, "ws", p) }

func (s *square) chromium(ctx context.Context, p person) (*client, error) {
	return script(ctx, "chromium", p)
}

// told is what a script of ours says.
type told struct {
	Extensions, Text *string
	Fault            string
	Binary           bool
	Wire             *int64
}

// script connects with a client that runs in Node or is started by it.
func script(ctx context.Context, name string, p person) (*client, error) {
	here, err := folder(ctx)
	if err != nil {
		return nil, err
	}
	who, err := json.Marshal(p)
	if err != nil {
		return nil, err
	}
	cmd := exec.CommandContext(ctx, "node", filepath.Join(here, name+".mjs"), string(who))
	cmd.Stderr = os.Stderr
	in, err := cmd.StdinPipe()
	if err != nil {
		return nil, err
	}
	out, err := cmd.StdoutPipe()
	if err != nil {
		return nil, err
	}
	if err := cmd.Start(); err != nil {
		return nil, err
	}
	c := newClient(name)
	ended := make(chan struct{})
	opened := make(chan struct{})
	c.send = func(text string) error {
		_, err := io.WriteString(in, text+"\n")
		return err
	}
	c.hangUp = func() {
		_ = in.Close() // it may have ended
		<-ended
		_ = cmd.Wait() // how it ended was said
	}
	go c.read(out, opened, ended)
	select {
	case <-opened:
		return c, nil
	case <-ended:
		return c, fmt.Errorf("%s did not connect: %w", name, c.fault)
	}
}

// read takes up what a script says.
func (c *client) read(out io.Reader, opened, ended chan<- struct{}) {
	defer close(ended)
	lines := bufio.NewScanner(out)
	lines.Buffer(nil, 1<<24)
	for lines.Scan() {
		var t told
		switch err := json.Unmarshal(lines.Bytes(), &t); {
		case err != nil || t.Fault != "" || t.Binary:
			c.fail(errors.Join(err, errors.New(lines.Text())))
		case t.Extensions != nil:
			c.extensions = *t.Extensions
			close(opened)
		case t.Text != nil:
			c.hear(*t.Text)
		case t.Wire != nil:
			c.wire.Store(*t.Wire)
		}
	}
	if err := lines.Err(); err != nil {
		c.fail(err)
	}
}
