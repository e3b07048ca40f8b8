package audit

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"

	"piazza/internal/auth"
	"piazza/internal/db"
)

// State says whether the trail holds.
type State struct {
	IsIntact bool
	// Checked is how many records were found to be what they were.
	Checked int64
	// BrokenAt is the first record that is not what it was, or is not there; nil where all hold.
	BrokenAt *int64
	// Head is the hash of the last record that holds, to be written down elsewhere: who rewrites everything from some record on
	// is found out by whoever knows a later hash.
	Head string
}

// State checks the trail for administrators of the installation; for others it is nil.
func (s *Service) State(ctx context.Context) (*State, error) {
	if !auth.FromContext(ctx).Administrator {
		return nil, nil //nolint:nilnil // null is the API's answer to others
	}
	return s.Verify(ctx)
}

// Verify goes through the whole trail, as it is at one moment. Who asks meanwhile waits for his turn.
func (s *Service) Verify(ctx context.Context) (state *State, err error) {
	select {
	case s.turn <- struct{}{}:
		defer func() { <-s.turn }()
	case <-ctx.Done():
		return nil, ctx.Err()
	}
	err = s.db.InSnapshot(ctx, func(ctx context.Context, tx *db.Tx) error {
		c := &chain{last: make([]byte, sha256.Size)}
		if err := c.follow(ctx, tx); err != nil {
			return err
		}
		end, hash, err := storeOn(tx).head(ctx)
		if err != nil {
			return err
		}
		if !c.broken && (end != c.number || !bytes.Equal(hash, c.last)) {
			c.broken, c.number = true, min(end, c.number)
		}
		state = c.state()
		return nil
	})
	return state, err
}

// chain is the trail as far as it was followed.
type chain struct {
	number int64
	last   []byte
	broken bool
}

const atATime = 1000

// follow goes on to the first record that does not hold.
func (c *chain) follow(ctx context.Context, tx *db.Tx) error {
	on := storeOn(tx.Cursor("chain", atATime))
	for {
		records, err := on.next(ctx)
		if len(records) == 0 || err != nil {
			return err
		}
		for _, r := range records {
			if c.broken = !c.holds(r); c.broken {
				return nil
			}
			c.number, c.last = r.Number, r.hash
		}
	}
}

// holds tells whether a record is what it was, and the one after the last.
func (c *chain) holds(r *Record) bool {
	if r.Number != c.number+1 || !bytes.Equal(r.previous, c.last) {
		return false
	}
	if r.Detail != nil && !bytes.Equal(commitmentOf(r.salt, *r.Detail), r.commitment) {
		return false
	}
	sum, err := r.sum(c.last)
	return err == nil && bytes.Equal(sum, r.hash)
}

func (c *chain) state() *State {
	s := &State{IsIntact: !c.broken, Checked: c.number, Head: hex.EncodeToString(c.last)}
	if c.broken {
		next := c.number + 1
		s.BrokenAt = &next
	}
	return s
}
