//go:build linux

package gallery

import (
	"bufio"
	"context"
	"encoding/binary"
	"encoding/json"
	"errors"
	"fmt"
	"net"
	"net/http"
	"strings"
	"syscall"
	"time"

	"golang.org/x/sync/errgroup"

	"piazza/bench/assembly/meeting"
	"piazza/bench/nodes/crowd"
)

// atOnce is how many come in at the same time: the next one comes when one of them knows what is now.
const atOnce = 64

// Join lets so many come in, each of whom knows what is now in the end.
func (g *Gallery) Join(ctx context.Context, node, assembly string, documents []string, count int) error {
	joining, ctx := errgroup.WithContext(ctx)
	joining.SetLimit(atOnce)
	for n := range count {
		joining.Go(func() error {
			s, err := sit(ctx, node, assembly, documents, n)
			if err == nil {
				err = g.take(s)
			}
			if err == nil {
				err = s.settle(ctx)
			}
			if err != nil {
				return fmt.Errorf("watcher %d: %w", n, err)
			}
			return nil
		})
	}
	return joining.Wait()
}

// settle waits until one knows what is now.
func (s *seat) settle(ctx context.Context) error {
	ctx, cancel := context.WithTimeout(ctx, time.Minute)
	defer cancel()
	for {
		text, changed := s.Last()
		if len(text) > 0 {
			return nil
		}
		select {
		case <-changed:
		case <-ctx.Done():
			if refused := s.refused.Load(); refused != nil {
				return errors.New(*refused)
			}
			return ctx.Err()
		}
	}
}

// Await waits until something holds of everybody, and returns of how many it does.
func (g *Gallery) Await(holds func(*meeting.Eyes) bool, limit time.Duration) (n int, err error) {
	all := g.eyes()
	for until := time.Now().Add(limit); ; {
		n = 0
		for _, e := range all {
			if holds(e) {
				n++
			}
		}
		g.mu.Lock()
		err = g.fault
		g.mu.Unlock()
		if n == len(all) || err != nil {
			return n, err
		}
		if time.Now().After(until) {
			return n, fmt.Errorf("of %d only %d, within %v", len(all), n, limit)
		}
		time.Sleep(50 * time.Millisecond)
	}
}

// sit connects one and subscribes; the handshake is read here, all else by the gallery's one reader.
func sit(ctx context.Context, node, assembly string, documents []string, n int) (*seat, error) {
	dialer := net.Dialer{Timeout: 20 * time.Second, LocalAddr: &net.TCPAddr{IP: net.ParseIP(crowd.From(n))}}
	host := strings.TrimPrefix(node, "http://")
	conn, err := dialer.DialContext(ctx, "tcp", host)
	if err != nil {
		return nil, err
	}
	defer conn.Close() // its descriptor has a copy by then
	if err := conn.SetDeadline(time.Now().Add(30 * time.Second)); err != nil {
		return nil, err
	}
	if err := greet(conn, host); err != nil {
		return nil, err
	}
	for _, message := range meeting.Opening(meeting.Pass{}) {
		if err := send(conn, message); err != nil {
			return nil, err
		}
	}
	for i, document := range documents {
		err := send(conn, map[string]any{"id": fmt.Sprint(i), "type": "subscribe", "payload": map[string]any{
			"query": document, "variables": map[string]string{"id": assembly},
		}})
		if err != nil {
			return nil, err
		}
	}
	return keep(conn)
}

// greet asks for a websocket.
func greet(conn net.Conn, host string) error {
	_, err := fmt.Fprintf(conn, "GET /graphql HTTP/1.1\r\nHost: %s\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\n"+
		"Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\nSec-WebSocket-Protocol: graphql-transport-ws\r\n\r\n", host)
	if err != nil {
		return err
	}
	// Nothing comes behind the answer before something was said.
	answer, err := http.ReadResponse(bufio.NewReader(conn), nil) //nolint:bodyclose // a handshake has none to close
	if err != nil {
		return err
	}
	if answer.StatusCode != http.StatusSwitchingProtocols {
		return errors.New(answer.Status)
	}
	return nil
}

// send writes a text frame with a mask of zeros.
func send(conn net.Conn, message map[string]any) error {
	text, err := json.Marshal(message)
	if err != nil {
		return err
	}
	frame := binary.BigEndian.AppendUint16([]byte{0x81, 0x80 | 126}, uint16(len(text)))
	_, err = conn.Write(append(append(frame, 0, 0, 0, 0), text...))
	return err
}

// keep makes a seat of a connection.
func keep(conn net.Conn) (*seat, error) {
	tcp, ok := conn.(*net.TCPConn)
	if !ok {
		return nil, errors.New("no TCP")
	}
	file, err := tcp.File()
	if err != nil {
		return nil, err
	}
	defer file.Close()
	fd, err := syscall.Dup(int(file.Fd()))
	if err != nil {
		return nil, err
	}
	syscall.CloseOnExec(fd)
	return &seat{fd: fd}, syscall.SetNonblock(fd, true)
}
