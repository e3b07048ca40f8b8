//go:build linux

package ears

import (
	"encoding/base64"
	"encoding/binary"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"strings"
	"sync/atomic"
)

// Piazza is how the client of the whole program follows a thread; each listener is a member who has signed in.
type Piazza struct {
	GraphQL
	document string
	// ids are those of the threads, in the order of the rooms.
	ids      []string
	sessions []string
	cookie   string
	origin   string
	joined   atomic.Int64
}

// Told is what the whole program's server says in its first line beside its addresses.
type Told struct {
	// PID is the program's, Database the process of which all of PostgreSQL's descend.
	PID, Database int
	// Document is what is asked for, Rooms are the ids of the threads.
	Document string
	Rooms    []string
	// Sessions is a file of tokens, a line each, which the members bring in a cookie of that name from a page of Origin.
	Sessions, Cookie, Origin string
}

// NewPiazza returns the dialect of a program that is open, for so many of its rooms.
func NewPiazza(told Told, rooms int) (*Piazza, error) {
	if rooms > len(told.Rooms) {
		return nil, fmt.Errorf("there are only %d threads", len(told.Rooms))
	}
	text, err := os.ReadFile(told.Sessions)
	if err != nil {
		return nil, err
	}
	return &Piazza{
		GraphQL: GraphQL{Rooms: rooms, Groups: 1}, document: told.Document, ids: told.Rooms,
		sessions: strings.Fields(string(text)), cookie: told.Cookie, origin: told.Origin,
	}, nil
}

// Request comes from the program's own page, with the session of one member.
func (p *Piazza) Request(n int) (path, protocol string, header []string) {
	return "/graphql", "graphql-transport-ws", []string{
		"Origin: " + p.origin, "Cookie: " + p.cookie + "=" + p.sessions[n%len(p.sessions)],
	}
}

func (p *Piazza) subscribe(n int) (string, error) {
	text, err := json.Marshal(map[string]any{"id": p.ID(n), "type": "subscribe", "payload": map[string]any{
		"query": p.document, "variables": map[string]any{"id": p.ids[p.Room(n)], "after": nil},
	}})
	return string(text), err
}

// Joined counts the listeners whom the program has told that they miss nothing from now on.
func (p *Piazza) Joined() int { return int(p.joined.Load()) }

// Hear reads a message of the protocol.
func (p *Piazza) Hear(n int, message []byte) (Heard, error) {
	var head struct{ Type string }
	if err := json.Unmarshal(message, &head); err != nil {
		return Heard{}, fmt.Errorf("%w: %.200s", err, message)
	}
	switch head.Type {
	case "connection_ack":
		reply, err := p.subscribe(n)
		return Heard{Reply: reply}, err
	case "next":
		return p.next(message)
	default:
		return p.GraphQL.Hear(n, message)
	}
}

func (p *Piazza) next(message []byte) (Heard, error) {
	var m struct {
		ID      string
		Payload struct {
			Errors []any
			Data   struct {
				Thread struct {
					Typename string `json:"__typename"`
					Cursor   string
					Comment  struct{ Body string }
				}
			}
		}
	}
	err := json.Unmarshal(message, &m)
	thread := m.Payload.Data.Thread
	switch {
	case err != nil || len(m.Payload.Errors) > 0:
		return Heard{}, errors.Join(fmt.Errorf("no notice: %.300s", message), err)
	case thread.Typename == "StreamJoined":
		p.joined.Add(1)
		return Heard{}, nil
	}
	h := Heard{Notice: true, ID: m.ID}
	if h.Seq, err = place(thread.Cursor); err == nil {
		_, err = fmt.Sscanf(thread.Comment.Body, "at %d", &h.At)
	}
	if err != nil || thread.Typename != "CommentAdded" {
		return Heard{}, errors.Join(fmt.Errorf("no comment of ours: %.300s", message), err)
	}
	if words := strings.SplitN(thread.Comment.Body, " ", 3); len(words) == 3 {
		h.Text = words[2]
	}
	return h, nil
}

// place reads a notice's place in the log from its cursor: behind a byte for the version. Who writes a comment cannot know it.
func place(cursor string) (int, error) {
	const size = 9
	text, err := base64.RawURLEncoding.DecodeString(cursor)
	if err != nil || len(text) < size || text[0] != 1 {
		return 0, errors.Join(fmt.Errorf("no cursor: %q", cursor), err)
	}
	return int(binary.BigEndian.Uint64(text[1:size])), nil
}
