package ballot

import (
	"context"
	"maps"
	"slices"

	"piazza/internal/db"
	"piazza/internal/db/gen"
	"piazza/internal/entry"
	"piazza/internal/keys"
	"piazza/internal/sealing"
)

// log makes the next entry and writes it. How many commitments are in it is 0 but for batches.
func (s store) log(ctx context.Context, c *chain, by *keys.Signer, kind, body string, commitments int) error {
	var p logged
	p.add(c, c.add(by, kind, body, commitments), commitments)
	if err := s.BallotLogPut(ctx, p.entries); err != nil {
		return err
	}
	return s.BallotSealGrow(ctx, p.ends)
}

// logged are the columns of new entries, and of the chains' new ends: those of a chain come one after the other, and it has one end.
type logged struct {
	entries gen.BallotLogPutParams
	ends    gen.BallotSealGrowParams
}

func (l *logged) add(c *chain, made sealing.Entry, commitments int) {
	e := &l.entries
	e.Polls, e.Numbers, e.Kinds = append(e.Polls, int64(c.id)), append(e.Numbers, made.Number), append(e.Kinds, made.Kind)
	e.Bodies, e.Commitments = append(e.Bodies, made.Body), append(e.Commitments, commitments)
	e.Heads, e.Signatures = append(e.Heads, made.Head[:]), append(e.Signatures, made.Signature)
	e.KeyIds = append(e.KeyIds, made.KeyID)
	if last := len(l.ends.Polls) - 1; last >= 0 && l.ends.Polls[last] == int64(c.id) {
		l.ends.Lengths[last], l.ends.Heads[last], l.ends.Commitments[last] = c.length, slices.Clone(c.head[:]), c.commitments
		return
	}
	l.ends.Polls, l.ends.Lengths = append(l.ends.Polls, int64(c.id)), append(l.ends.Lengths, c.length)
	l.ends.Heads, l.ends.Commitments = append(l.ends.Heads, slices.Clone(c.head[:])), append(l.ends.Commitments, c.commitments)
}

// written is what a batch of confidential votes writes.
type written struct {
	sheets gen.BallotSecretPutParams
	keys   gen.BallotSecretKeysPutParams
	pool   gen.BallotPoolPutParams
	// drop are the polls out of whose pools all is taken that has waited there.
	drop   []int64
	log    logged
	raised map[entry.ID]int
}

// put writes a whole sheet, with the key of the request that it came by, if it had one.
func (w *written) put(at place, sealed, key []byte) {
	p := &w.sheets
	p.Polls, p.Pseudonyms = append(p.Polls, int64(at.id)), append(p.Pseudonyms, at.pseudonym[:])
	p.Sheets, p.Keys = append(p.Sheets, sealed), append(p.Keys, append([]byte{}, key...))
}

// remember keeps the key of a request that changed nothing.
func (w *written) remember(at place, key []byte) {
	p := &w.keys
	p.Polls, p.Pseudonyms, p.Keys = append(p.Polls, int64(at.id)), append(p.Pseudonyms, at.pseudonym[:]), append(p.Keys, key)
}

// wait puts a cast into the pool.
func (w *written) wait(id entry.ID, cast, sealed []byte) {
	w.pool.Ids, w.pool.Polls, w.pool.Casts = append(w.pool.Ids, cast), append(w.pool.Polls, int64(id)), append(w.pool.Casts, sealed)
}

// steps are the statements, the tallies last.
func (w *written) steps(ctx context.Context, b *batch) (steps []func(db.Querier) error) {
	add := func(rows int, do func(store) error) {
		if rows > 0 {
			steps = append(steps, func(q db.Querier) error { return do(storeOn(q)) })
		}
	}
	add(len(w.sheets.Polls), func(s store) error { return s.BallotSecretPut(ctx, w.sheets) })
	add(len(w.keys.Polls), func(s store) error { return s.BallotSecretKeysPut(ctx, w.keys) })
	add(len(w.drop), func(s store) error { return s.BallotPoolDrop(ctx, w.drop) })
	add(len(w.pool.Ids), func(s store) error { return s.BallotPoolPut(ctx, w.pool) })
	add(len(w.log.ends.Polls), func(s store) error { return s.BallotLogPut(ctx, w.log.entries) })
	add(len(w.log.ends.Polls), func(s store) error { return s.BallotSealGrow(ctx, w.log.ends) })
	maps.DeleteFunc(w.raised, func(_ entry.ID, first int) bool { return first == 0 })
	add(len(w.raised), func(s store) error {
		tallies, err := s.raise(ctx, w.raised)
		maps.Copy(b.tallies, tallies)
		return err
	})
	return steps
}
