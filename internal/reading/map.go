package reading

import (
	"context"
	"time"

	"piazza/internal/entry"
)

// Mapped is what a search engine is told of a public entry.
type Mapped struct {
	ID        entry.ID
	Kind      entry.Kind
	Title     string
	Slug      string
	UpdatedAt time.Time
}

// sheet is how many ids one sheet of the map covers: its entries keep their sheet for ever.
const sheet = 10_000

// Sheets returns how many sheets the map of all public entries has.
func (r *Reader) Sheets(ctx context.Context) (int, error) {
	id, err := last(ctx, r.db)
	return int((id + sheet - 1) / sheet), err
}

// Sheet returns the public entries of one sheet of the map, from 1.
func (r *Reader) Sheet(ctx context.Context, n int) ([]*Mapped, error) {
	return mapped(ctx, r.db, int64(n-1)*sheet, int64(n)*sheet)
}
