//go:build linux

package main

import (
	"context"
	_ "embed"
	"log/slog"
	"os"
	"slices"
	"sync"

	"github.com/jackc/pgx/v5"

	"piazza/bench/live/desk"
	"piazza/internal/comment"
	"piazza/internal/db"
	"piazza/internal/entry"
	"piazza/internal/live"
)

//go:embed comments.sql
var commentsSQL string

// press is another node of the installation, which only writes: comments of many members in one transaction, because one by one
// through the API they would cost PostgreSQL and who writes so much, on the core that they share with the generator, that the node
// which tells them would wait for them, and nobody would know what it can do.
type press struct {
	db  *db.DB
	bus *live.Postgres
	hub *live.Hub
	// one writes at a time: the other core is full, and who waits for whom in the database is not measured here.
	one sync.Mutex
}

func openPress(ctx context.Context, dsn string) (_ *press, err error) {
	installation, err := db.Join(ctx, dsn, db.Demo)
	if err != nil {
		return nil, err
	}
	p := &press{}
	if p.db, err = db.Open(ctx, db.Options{DSN: dsn}); err != nil {
		return nil, err
	}
	log := slog.New(slog.NewTextHandler(os.Stderr, &slog.HandlerOptions{Level: slog.LevelWarn}))
	p.bus = live.NewPostgres(p.db, live.NewNodeID(), log)
	p.hub = live.NewHub(live.Options{DB: p.db, Key: installation.CursorKey, Bus: p.bus, Log: log})
	p.db.OnCommitting(p.hub.Appending)
	p.db.OnCommit(p.hub.Raised)
	p.db.OnTouch(p.hub.Touched)
	return p, nil
}

func (p *press) close() {
	p.hub.Close()
	p.bus.Close()
	p.db.Close()
}

// sheet is how many comments a transaction writes.
const sheet = 25

// print writes the comments of an order. No two of a transaction are of the same thread.
func (p *press) print(ctx context.Context, s *stage, o desk.Order) error {
	p.one.Lock()
	defer p.one.Unlock()
	var all []int
	for i := range o.Count {
		all = append(all, i)
	}
	for some := range slices.Chunk(all, max(1, min(sheet, o.Rooms))) {
		if err := p.page(ctx, s, o, some); err != nil {
			return err
		}
	}
	return nil
}

func (p *press) page(ctx context.Context, s *stage, o desk.Order, some []int) error {
	var entries, authors []int64
	var bodies []string
	for _, i := range some {
		entries = append(entries, first+int64((o.From+i)%max(o.Rooms, 1)%len(s.threads)))
		authors = append(authors, first+(s.turns.Add(1)%int64(s.members)))
		bodies = append(bodies, body(o))
	}
	return p.db.InTx(ctx, func(ctx context.Context, tx *db.Tx) error {
		rows, err := tx.Query(ctx, commentsSQL, entries, authors, bodies)
		if err != nil {
			return err
		}
		var id, of int64
		_, err = pgx.ForEachRow(rows, []any{&id, &of}, func() error {
			tx.Notify(comment.ThreadStream(entry.ID(of)), comment.NoticeAdded, id, 1)
			return nil
		})
		return err
	})
}
