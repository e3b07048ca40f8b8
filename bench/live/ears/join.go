//go:build linux

package ears

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"net"
	"net/http"
	"strings"
	"syscall"
	"time"

	"golang.org/x/sync/errgroup"

	"piazza/bench/nodes/crowd"
)

// atOnce is how many come in at the same time.
const atOnce = 64

// paceEvery is after how many the server is looked at.
const paceEvery = 16

// Join lets so many come in, once; when it returns all have been let in, though the server may not have heard yet what they want.
func (e *Ears) Join(ctx context.Context, count int) error {
	e.mu.Lock()
	e.all = make([]*ear, count)
	for n := range count {
		e.rooms[e.dialect.Room(n)].members++
	}
	e.mu.Unlock()
	joining, ctx := errgroup.WithContext(ctx)
	joining.SetLimit(atOnce)
	for n := range count {
		if n%paceEvery == 0 && e.options.Pace != nil {
			if err := e.options.Pace(ctx, n); err != nil {
				return errors.Join(err, joining.Wait())
			}
		}
		joining.Go(func() error {
			l, err := e.sit(ctx, n)
			if err == nil {
				err = e.admit(l, n)
			}
			if err == nil {
				err = e.follow(ctx, n)
			}
			if err != nil {
				return fmt.Errorf("listener %d: %w", n, err)
			}
			return nil
		})
	}
	return joining.Wait()
}

// admit has a connection read from now on, and says the first word.
func (e *Ears) admit(l *ear, n int) error {
	e.mu.Lock()
	defer e.mu.Unlock()
	l.number, l.next = int32(n), 1
	l.room, l.id = int32(e.dialect.Room(n)), []byte(e.dialect.ID(n))
	e.all[n] = l
	if err := l.say(kindText, []byte(e.dialect.Open(n))); err != nil {
		return err
	}
	return syscall.EpollCtl(e.poll, syscall.EPOLL_CTL_ADD, int(l.fd), &syscall.EpollEvent{Events: syscall.EPOLLIN, Fd: l.number})
}

// follow waits until hardly more have come in than have been told that they miss nothing, where that is told: who listens does
// not come all in the same second, and a server that looks at each of them in its database may send off who waits too long.
func (e *Ears) follow(ctx context.Context, n int) error {
	telling, ok := e.dialect.(interface{ Joined() int })
	for ok && ctx.Err() == nil && n > telling.Joined()+atOnce && !e.Faults().Any() {
		time.Sleep(5 * time.Millisecond)
	}
	return ctx.Err()
}

// sit connects one.
func (e *Ears) sit(ctx context.Context, n int) (*ear, error) {
	dialer := net.Dialer{Timeout: 30 * time.Second, LocalAddr: &net.TCPAddr{IP: net.ParseIP(crowd.From(n))}}
	if n < e.options.Narrow {
		dialer.Control = narrow
	}
	conn, err := dialer.DialContext(ctx, "tcp", e.options.Address)
	if err != nil {
		return nil, err
	}
	defer conn.Close() // its descriptor has a copy by then
	if err := conn.SetDeadline(time.Now().Add(30 * time.Second)); err != nil {
		return nil, err
	}
	if err := e.greet(conn, n); err != nil {
		return nil, err
	}
	return keep(conn)
}

// narrow lets a socket take little.
func narrow(_, _ string, c syscall.RawConn) (err error) {
	failed := c.Control(func(fd uintptr) {
		err = syscall.SetsockoptInt(int(fd), syscall.SOL_SOCKET, syscall.SO_RCVBUF, 4096)
	})
	return errors.Join(err, failed)
}

// offer asks for messages that stand each for itself.
const offer = "Sec-WebSocket-Extensions: permessage-deflate; server_no_context_takeover; client_no_context_takeover"

// greet asks for a websocket.
func (e *Ears) greet(conn net.Conn, n int) error {
	path, protocol, header := e.dialect.Request(n)
	lines := append([]string{
		"GET " + path + " HTTP/1.1", "Host: " + e.options.Address, "Connection: Upgrade", "Upgrade: websocket",
		"Sec-WebSocket-Version: 13", "Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==",
	}, header...)
	if protocol != "" {
		lines = append(lines, "Sec-WebSocket-Protocol: "+protocol)
	}
	if e.options.Compress {
		lines = append(lines, offer)
	}
	if _, err := fmt.Fprint(conn, strings.Join(lines, "\r\n"), "\r\n\r\n"); err != nil {
		return err
	}
	// Nothing comes behind the answer before something was said.
	answer, err := http.ReadResponse(bufio.NewReader(conn), nil) //nolint:bodyclose // a handshake has none to close
	if err != nil {
		return err
	}
	agreed := answer.Header.Get("Sec-WebSocket-Extensions")
	switch {
	case answer.StatusCode != http.StatusSwitchingProtocols:
		return errors.New(answer.Status)
	case e.options.Compress && !strings.Contains(agreed, "server_no_context_takeover"):
		return fmt.Errorf("compression was wanted, the server agreed to %q", agreed)
	default:
		return nil
	}
}

// keep makes an ear of a connection.
func keep(conn net.Conn) (*ear, error) {
	tcp, ok := conn.(*net.TCPConn)
	if !ok {
		return nil, errors.New("no TCP")
	}
	raw, err := tcp.SyscallConn()
	if err != nil {
		return nil, err
	}
	fd := -1
	failed := raw.Control(func(own uintptr) { fd, err = syscall.Dup(int(own)) })
	if err := errors.Join(err, failed); err != nil {
		return nil, err
	}
	syscall.CloseOnExec(fd)
	return &ear{fd: int32(fd)}, syscall.SetNonblock(fd, true)
}
