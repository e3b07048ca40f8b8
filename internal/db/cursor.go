package db

import (
	"context"
	"fmt"

	"github.com/jackc/pgx/v5"
)

// Cursor reads the answer of one query in parts, so that it need not fit into memory: the first use of a generated query
// over it asks the question, and each use, the first included, returns the next rows, none at the end.
type Cursor struct {
	*Tx
	name string
	most int
	open bool
}

// Cursor returns a cursor of a name that no other of the transaction has, for so many rows at a time.
func (t *Tx) Cursor(name string, most int) *Cursor {
	return &Cursor{Tx: t, name: pgx.Identifier{name}.Sanitize(), most: most}
}

// Query declares the cursor when it is used first, and fetches.
func (c *Cursor) Query(ctx context.Context, sql string, args ...any) (pgx.Rows, error) {
	if !c.open {
		if _, err := c.Tx.Exec(ctx, "declare "+c.name+" no scroll cursor for "+sql, args...); err != nil {
			return nil, err
		}
		c.open = true
	}
	return c.Tx.Query(ctx, fmt.Sprintf("fetch %d from %s", c.most, c.name))
}
