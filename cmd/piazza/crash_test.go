package main

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"math/rand/v2"
	"net/http"
	"os"
	"sync"
	"sync/atomic"
	"syscall"
	"testing"
	"time"

	"github.com/jackc/pgx/v5"

	"piazza/internal/account"
	"piazza/internal/comment"
	"piazza/internal/db"
	"piazza/internal/entry"
	"piazza/internal/nodeid"
)

// TestNoAcknowledgedCommentIsLost kills the server, its PostgreSQL or both at random moments while members write
// comments through the API. Whoever got no answer sends the same comment again under the same key. Afterwards every
// comment that was answered is there, once. PIAZZA_SOAK runs it at full size.
func TestNoAcknowledgedCommentIsLost(t *testing.T) {
	rounds := 2
	if os.Getenv("PIAZZA_SOAK") != "" {
		rounds = 20
	}
	seed := uint64(time.Now().UnixNano())
	t.Logf("seed %d", seed)
	dice := rand.New(rand.NewPCG(seed, 0))
	dir := used(t)
	s := open(t, dir, []string{"--demo"})
	crowd := newCrowd(t, dir, s.url)
	defer crowd.leave()
	for round := range rounds {
		crowd.until(t, crowd.acknowledged.Load()+10+dice.Int64N(60))
		switch victim := dice.IntN(3); {
		case round%2 == 1 || victim == 2:
			s = killServer(t, s, dir, victim == 1)
			crowd.url.Store(&s.url)
		default:
			before := postgres(dir)
			must(t, syscall.Kill(before, syscall.SIGKILL))
			within(t, limit(), "it is ready again", func() bool { return postgres(dir) != before && s.status("/readyz") == 200 })
		}
	}
	crowd.until(t, crowd.acknowledged.Load()+20)
	crowd.leave()
	crowd.check(t, dir)
}

// killServer kills the server, with its PostgreSQL or without, and opens it again on the same folder.
func killServer(t *testing.T, s *square, dir string, both bool) *square {
	t.Helper()
	if both {
		must(t, syscall.Kill(postgres(dir), syscall.SIGKILL))
	}
	s.end(t, syscall.SIGKILL)
	began := time.Now()
	s = open(t, dir, []string{"--demo"})
	if s.status("/readyz") != 200 || time.Since(began) > limit() {
		t.Errorf("the next start is not ready after %v", time.Since(began))
	}
	return s
}

// crowd is the members who write.
type crowd struct {
	url          atomic.Pointer[string]
	acknowledged atomic.Int64
	stop         context.CancelFunc
	writing      sync.WaitGroup
	mu           sync.Mutex
	bodies       map[string]string // the id by which each comment was acknowledged
}

const writers = 6

// newCrowd signs members in and lets them write until they leave.
func newCrowd(t *testing.T, dir, url string) *crowd {
	t.Helper()
	ctx, stop := context.WithCancel(t.Context())
	c := &crowd{stop: stop, bodies: map[string]string{}}
	c.url.Store(&url)
	d, err := db.Open(t.Context(), db.Options{DSN: dsn(dir)})
	must(t, err)
	defer d.Close()
	entries, err := pgx.CollectRows(query(t, d, `select id from entry where state = 'published' order by id limit 8`), pgx.RowTo[int64])
	must(t, err)
	members, err := pgx.CollectRows(query(t, d, `select distinct member_id from membership limit 6`), pgx.RowTo[int64])
	must(t, err)
	for n := range writers {
		token, _, err := account.NewService(d).OpenSession(t.Context(), account.Opening{MemberID: account.ID(members[n%len(members)]), Provider: "test"})
		must(t, err)
		c.writing.Go(func() {
			for k := 0; ctx.Err() == nil; k++ {
				c.write(ctx, token, entries[(n+k)%len(entries)], fmt.Sprintf("Commento %d della voce %d.", k, n))
			}
		})
	}
	return c
}

// write sends a comment until somebody answers.
func (c *crowd) write(ctx context.Context, token string, to int64, body string) {
	variables := map[string]any{"input": map[string]any{
		"entryId": nodeid.Encode(entry.NodeKind, to), "body": body, "idempotencyKey": body,
	}}
	const mutation = `mutation ($input: CommentCreateInput!) { commentCreate(input: $input) { comment { id } userErrors { reason } } }`
	for ctx.Err() == nil {
		id, err := c.send(ctx, token, map[string]any{"query": mutation, "variables": variables})
		if err == nil {
			c.mu.Lock()
			c.bodies[body] = id
			c.mu.Unlock()
			c.acknowledged.Add(1)
			return
		}
	}
}

// send returns the id of the comment that the server says that it has.
func (c *crowd) send(ctx context.Context, token string, operation any) (string, error) {
	text, err := json.Marshal(operation)
	if err != nil {
		return "", err
	}
	r, err := http.NewRequestWithContext(ctx, http.MethodPost, *c.url.Load()+"/graphql", bytes.NewReader(text))
	if err != nil {
		return "", err
	}
	r.Header.Set("Content-Type", "application/json")
	r.AddCookie(&http.Cookie{Name: "piazza_session", Value: token})
	client := http.Client{Timeout: 6 * time.Second}
	answer, err := client.Do(r)
	if err != nil {
		return "", err
	}
	defer answer.Body.Close()
	var got struct {
		Data struct {
			CommentCreate *struct{ Comment *struct{ ID string } }
		}
	}
	if err := json.NewDecoder(answer.Body).Decode(&got); err != nil {
		return "", err
	}
	if got.Data.CommentCreate == nil || got.Data.CommentCreate.Comment == nil {
		return "", errors.New("no comment")
	}
	return got.Data.CommentCreate.Comment.ID, nil
}

func (c *crowd) until(t *testing.T, count int64) {
	t.Helper()
	within(t, limit(), fmt.Sprintf("%d comments are acknowledged", count), func() bool { return c.acknowledged.Load() >= count })
}

func (c *crowd) leave() {
	c.stop()
	c.writing.Wait()
}

// check compares what was acknowledged with what is there.
func (c *crowd) check(t *testing.T, dir string) {
	t.Helper()
	d, err := db.Open(t.Context(), db.Options{DSN: dsn(dir)})
	must(t, err)
	defer d.Close()
	times := map[string]int{}
	ids := map[string]int64{}
	var id int64
	var body string
	_, err = pgx.ForEachRow(query(t, d, `select id, body from comment where body like 'Commento % della voce %'`), []any{&id, &body}, func() error {
		times[body]++
		ids[body] = id
		return nil
	})
	must(t, err)
	for body, acknowledged := range c.bodies {
		if times[body] != 1 || nodeid.Encode(comment.NodeKind, ids[body]) != acknowledged {
			t.Errorf("%q was acknowledged as %s and is there %d times", body, acknowledged, times[body])
		}
	}
	for body, n := range times {
		if n != 1 {
			t.Errorf("%q is there %d times", body, n)
		}
	}
	t.Logf("%d comments acknowledged, %d there", len(c.bodies), len(times))
}

func dsn(dir string) string {
	return fmt.Sprintf("host='%s/postgres/socket' user=piazza dbname=piazza", dir)
}

func query(t *testing.T, d *db.DB, sql string) pgx.Rows {
	t.Helper()
	rows, err := d.Query(t.Context(), sql)
	must(t, err)
	return rows
}
