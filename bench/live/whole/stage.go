//go:build linux

package main

import (
	"context"
	_ "embed"
	"errors"
	"fmt"
	"net/http"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"sync/atomic"
	"time"

	"piazza/bench/live/desk"
	"piazza/bench/nodes/place"
	"piazza/internal/account"
	"piazza/internal/nodeid"
)

//go:embed people.sql
var peopleSQL string

//go:embed threads.sql
var threadsSQL string

// first is the number of the first member, of his person and of the first thread, far from those of the demo.
const first = 1_000_000

// written is how many comments a thread has before anything is told of it.
const written = 20

// stage is a running program on a PostgreSQL of its own, with members who are signed in.
type stage struct {
	options
	place *place.Place
	// node is the one that is measured, press writes the comments where that one shall not.
	node   *place.Node
	press  *press
	client *http.Client
	// sessions are the tokens of the members.
	sessions []string
	// threads are the ids of the rooms.
	threads []string
	// turns counts who has written.
	turns atomic.Int64
	// said is what the program said of itself last; one asks at a time.
	said desk.Usage
}

// open starts everything, where the memory is the disk if there is such a place.
func open(ctx context.Context, o options) (_ *stage, err error) {
	if shm, err := os.Stat("/dev/shm"); err == nil && shm.IsDir() && os.Getenv("TMPDIR") == "" {
		if err := os.Setenv("TMPDIR", "/dev/shm"); err != nil {
			return nil, err
		}
	}
	s := &stage{options: o, client: &http.Client{Transport: &http.Transport{MaxIdleConnsPerHost: writers}}}
	defer func() {
		if err != nil {
			err = errors.Join(err, s.close())
		}
	}()
	if s.place, err = place.OpenWith(ctx, nil); err != nil {
		return nil, err
	}
	if s.node, err = s.place.Start(ctx, "piazza", o.ofNode()); err != nil {
		return nil, err
	}
	if o.apart {
		if s.press, err = openPress(ctx, s.place.DSN()); err != nil {
			return nil, err
		}
	}
	return s, s.populate(ctx)
}

func (o options) ofNode() place.Options {
	// The memory is tuned as for everybody.
	p := place.Options{Env: []string{"GOGC="}}
	if o.frugal {
		p.Env = []string{"GOGC=5", "GOMEMLIMIT=8MiB"}
	}
	if o.server != "" {
		p.Under = []string{"taskset", "-c", o.server}
	}
	return p
}

func (s *stage) close() (err error) {
	if s.press != nil {
		s.press.close()
	}
	if s.node != nil {
		err = errors.Join(err, s.node.Kill())
	}
	if s.place != nil {
		err = errors.Join(err, s.place.Close())
	}
	return err
}

func (s *stage) address() string { return strings.TrimPrefix(s.node.URL, "http://") }

// populate makes members, signs them in and makes the threads.
func (s *stage) populate(ctx context.Context) error {
	var space int64
	if err := s.place.DB.QueryRow(ctx, peopleSQL, first, s.members).Scan(&space); err != nil {
		return fmt.Errorf("make members: %w", err)
	}
	var hashes [][]byte
	for range s.members {
		secret := account.Secret()
		s.sessions = append(s.sessions, secret)
		hashes = append(hashes, account.Hash(secret))
	}
	const enter = `insert into session (member_id, token_hash, provider, created_at, seen_at, expires_at)
		select $1::bigint + n - 1, hash, 'bench', now(), now(), now() + interval '1 day' from unnest($2::bytea[]) with ordinality t(hash, n)`
	if _, err := s.place.DB.Exec(ctx, enter, first, hashes); err != nil {
		return fmt.Errorf("sign members in: %w", err)
	}
	if _, err := s.place.DB.Exec(ctx, threadsSQL, first, s.options.threads, space, written, s.members); err != nil {
		return fmt.Errorf("make threads: %w", err)
	}
	for n := range s.options.threads {
		s.threads = append(s.threads, nodeid.Encode("entry", first+int64(n)))
	}
	// As autovacuum would have by now.
	_, err := s.place.DB.Exec(ctx, `analyze person, member, membership, session, space, entry, thread, comment`)
	return err
}

// sessionsFile writes the members' tokens to a file, a line each.
func (s *stage) sessionsFile() (string, error) {
	name := filepath.Join(s.place.Dir, "sessions")
	return name, os.WriteFile(name, []byte(strings.Join(s.sessions, "\n")+"\n"), 0o600)
}

// told is what the generator has to know beside the addresses: which process is measured and which one apart, the
// document, the ids of the rooms, the file with the tokens, and the page that connects.
func (s *stage) told(document, sessions string) map[string]any {
	database, _ := s.place.Postmaster() // it runs: otherwise nothing would have been made
	return map[string]any{
		"pid": s.node.Process(), "database": database, "document": document, "rooms": s.threads,
		"sessions": sessions, "cookie": "piazza_session", "origin": s.node.Public(),
	}
}

// usage is what the program says of itself: the operations that run on its connections, and the payloads that it made for all of
// them where nobody is told anything for himself.
func (s *stage) usage() desk.Usage {
	all, err := s.node.Metrics(context.Background())
	if err != nil {
		return s.said
	}
	running := all["piazza_live_running_operations"]
	s.said = desk.Usage{Subscribers: int64(running), Executions: -1}
	if running > 0 && all["piazza_live_feed_members"] == running {
		s.said.Executions = int64(all["piazza_live_feed_editions_total"])
	}
	return s.said
}

// atRest waits until the program's memory shrinks no more: it gives back by itself, and cannot be told to.
func (s *stage) atRest(ctx context.Context) error {
	ctx, cancel := context.WithTimeout(ctx, 40*time.Second)
	defer cancel()
	tick := time.NewTicker(250 * time.Millisecond)
	defer tick.Stop()
	const calm = 12
	for least, since := s.resident(), 0; since < calm; since++ {
		select {
		case <-ctx.Done():
			return nil // it is what it is
		case <-tick.C:
		}
		if now := s.resident(); now < least-least/200 {
			least, since = now, 0
		}
	}
	return nil
}

// resident is how many pages of the program are in memory.
func (s *stage) resident() int {
	text, _ := os.ReadFile(fmt.Sprintf("/proc/%d/statm", s.node.Process()))
	fields := strings.Fields(string(text))
	if len(fields) < 2 {
		return 0
	}
	pages, _ := strconv.Atoi(fields[1])
	return pages
}
