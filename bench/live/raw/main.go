//go:build linux

// Raw is the limit that the others of bench/live are held against: a payload is made once a notice, each socket gets it
// with one write(2) on its descriptor, and gorilla does the handshake and the reading. It knows just as much of the
// protocol as the generator speaks.
package main

import (
	"context"
	"encoding/json"
	"fmt"
	"net"
	"net/http"
	"os"
	"sync"
	"sync/atomic"
	"time"

	"github.com/gorilla/websocket"

	"piazza/bench/live/desk"
)

func main() {
	settings := desk.Flags()
	s := &server{rooms: map[string]*room{}, queue: make(chan notice, 1<<17)}
	go s.write()
	err := desk.Server{Sockets: http.HandlerFunc(s.listen), Publish: s.publish, Usage: s.usage}.Run(settings)
	if err != nil {
		fmt.Fprintln(os.Stderr, "bench/live/raw:", err)
		os.Exit(1)
	}
}

type server struct {
	mu    sync.Mutex
	rooms map[string]*room
	queue chan notice
	// publishing keeps what goes to a room in the order of its seq.
	publishing sync.Mutex

	subscribers, encoded atomic.Int64
}

// room is one stream: its last seq and who listens.
type room struct {
	seq int64 // under publishing

	mu      sync.Mutex
	members []member
}

// member is a descriptor and the id that the messages on it carry.
type member struct {
	fd int
	id string
}

// notice is ready to be written but for the id.
type notice struct {
	room *room
	text []byte
}

func (s *server) usage() desk.Usage {
	return desk.Usage{Subscribers: s.subscribers.Load(), Executions: s.encoded.Load()}
}

func (s *server) room(name string) *room {
	s.mu.Lock()
	defer s.mu.Unlock()
	r := s.rooms[name]
	if r == nil {
		r = &room{}
		s.rooms[name] = r
	}
	return r
}

func (s *server) publish(_ context.Context, o desk.Order) error {
	s.publishing.Lock()
	defer s.publishing.Unlock()
	for i := range o.Count {
		at := desk.Stamp()
		r := s.room(o.Room(i))
		r.seq++
		text, err := frame(r.seq, o.Text, at)
		if err != nil {
			return err
		}
		s.encoded.Add(1)
		s.queue <- notice{r, text}
	}
	return nil
}

// write is the one writer.
func (s *server) write() {
	for n := range s.queue {
		n.room.mu.Lock()
		for _, m := range n.room.members {
			copy(n.text[idAt(n.text):], m.id)
			m.write(n.text)
		}
		n.room.mu.Unlock()
	}
}

func (s *server) listen(w http.ResponseWriter, r *http.Request) {
	up := websocket.Upgrader{Subprotocols: []string{"graphql-transport-ws"}}
	conn, err := up.Upgrade(w, r, nil)
	if err != nil {
		return
	}
	defer conn.Close()
	leave := func() {}
	defer func() { leave() }()
	for {
		var m struct {
			ID, Type string
			Payload  struct{ Variables struct{ Room string } }
		}
		_, text, err := conn.ReadMessage()
		if err != nil || json.Unmarshal(text, &m) != nil {
			return
		}
		switch m.Type {
		case "connection_init":
			if conn.WriteMessage(websocket.TextMessage, []byte(`{"type":"connection_ack"}`)) != nil {
				return
			}
		case "subscribe":
			leave = s.join(conn, m.Payload.Variables.Room, m.ID)
		}
	}
}

func (s *server) join(conn *websocket.Conn, name, id string) (leave func()) {
	fd := descriptor(conn.NetConn())
	if fd < 0 || len(id) != idSize {
		return func() {}
	}
	r := s.room(name)
	r.mu.Lock()
	r.members = append(r.members, member{fd, id})
	r.mu.Unlock()
	s.subscribers.Add(1)
	return func() {
		// The descriptor is still open here: nobody else can have its number while it is taken out.
		r.mu.Lock()
		defer r.mu.Unlock()
		for i, m := range r.members {
			if m.fd == fd {
				r.members = append(r.members[:i], r.members[i+1:]...)
				s.subscribers.Add(-1)
				return
			}
		}
	}
}

func descriptor(conn net.Conn) (fd int) {
	fd = -1
	tcp, ok := conn.(*net.TCPConn)
	if !ok {
		return fd
	}
	raw, err := tcp.SyscallConn()
	if err == nil {
		_ = raw.Control(func(n uintptr) { fd = int(n) }) // -1 says that it failed
	}
	_ = tcp.SetWriteDeadline(time.Time{})
	return fd
}
