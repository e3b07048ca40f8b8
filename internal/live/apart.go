package live

import (
	"context"
	"sync"

	"github.com/jackc/pgx/v5"

	"piazza/internal/db"
)

// apart is a connection beside the pool, for the one question without whose answer nothing is delivered to anybody: where
// the rights stand. In the pool it would wait behind whoever fills that.
//
// The sweeper and the readers of the log stay in the pool: what they are late with comes late, and what they find is told
// by statements of the pool anyway. The same holds for reading what the rights stream says once it has gone on.
type apart struct {
	db *db.DB

	mu   sync.Mutex
	conn *pgx.Conn
}

// place returns where a stream stands. A connection that fails is opened anew with the next question.
func (a *apart) place(ctx context.Context, stream db.Stream) (_ mark, err error) {
	a.mu.Lock()
	defer a.mu.Unlock()
	if a.conn == nil {
		if a.conn, err = a.db.Connect(ctx); err != nil {
			a.conn = nil
			return mark{}, db.Problem(err)
		}
	}
	is, _, err := placeBy(ctx, a.conn, stream, 0)
	if err != nil {
		a.hangUp()
	}
	return is, err
}

func (a *apart) hangUp() {
	if a.conn != nil {
		hangUp(a.conn)
		a.conn = nil
	}
}

func (a *apart) close() {
	a.mu.Lock()
	defer a.mu.Unlock()
	a.hangUp()
}
