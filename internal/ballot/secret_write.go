package ballot

import (
	"context"
	"maps"
	"slices"

	"piazza/internal/entry"
	"piazza/internal/poll"
	"piazza/internal/sealing"
)

// write writes whole sheets, lets their commitments wait, and moves those into the log that may go there. What can be seen from outside,
// log and turnout, changes by that alone.
func (s *secret) write(ctx context.Context, b *batch) error {
	b.stand()
	w := &written{raised: map[entry.ID]int{}}
	fresh := map[entry.ID][]*secretCast{}
	for _, v := range b.votes {
		switch {
		case v.change == nil:
		case v.change.nothing():
			s.affirm(v, w)
		case s.papers[v.voter()].casts >= s.service.secrets.mostCasts():
			v.change, v.refusal = nil, ErrChanges
		default:
			cast, err := s.cast(v, b, w)
			if err != nil {
				return err
			}
			fresh[v.in.PollID] = append(fresh[v.in.PollID], cast)
		}
	}
	for _, id := range slices.Sorted(maps.Keys(fresh)) {
		s.draw(b.votings[id], fresh[id], w)
	}
	for id, n := range w.raised {
		if n > 0 {
			touch(b.tx, b.votings[id], true)
		}
	}
	return b.tx.Together(ctx, w.steps(ctx, b)...)
}

// affirm answers a vote that changes nothing with the receipt that its voter has.
func (s *secret) affirm(v *vote, w *written) {
	p := s.papers[v.voter()]
	v.receipt = p.sheet.receipt(v.in.PollID, s.seals[v.in.PollID].seal).Text()
	w.remember(p.held, v.key)
}

// cast commits to a whole sheet anew and promises its voter that it will be in the log.
func (s *secret) cast(v *vote, b *batch, w *written) (*secretCast, error) {
	id, p := v.in.PollID, s.papers[v.voter()]
	for _, one := range v.change.write {
		one.CastAt = b.now
	}
	sheet, err := newSecretSheet(v.change.after(v.voting, b.sheets[v.voter()]), b.now)
	if err != nil {
		return nil, err
	}
	sheet.Casts = p.casts + 1
	end := s.chains[id]
	sheet.Entry, sheet.Head, sheet.URL, sheet.KeyID = end.length-1, slices.Clone(end.head[:]), s.service.addressOf(v.voting), s.signer.ID()
	promise := sheet.receipt(id, end.seal)
	promise.Signature = s.signer.Sign(promise.Signed())
	sheet.Signature, v.receipt = promise.Signature, promise.Text()
	sealed, err := wrapSheet(s.keys[id], p.at.pseudonym, sheet, blockOf(v.voting))
	if err != nil {
		return nil, err
	}
	w.put(p.at, sealed, v.key)
	made := &secretCast{id: freshCast(), Pseudonym: p.at.pseudonym, First: p.sheet == nil, Commitments: promise.Commitments()}
	made.fill(v.voting)
	return made, nil
}

// draw lets new casts of a poll wait with those that do already, or moves casts into the log as one batch.
func (s *secret) draw(v *poll.Voting, fresh []*secretCast, w *written) {
	id := v.EntryID
	going, staying := drawn(append(slices.Clone(s.casts[id]), fresh...))
	if len(going) == 0 {
		staying = fresh // the others wait there already
	} else {
		// All leave the pool, and those that stay come back as others: not even the database's log tells which of them went.
		if len(s.casts[id]) > 0 {
			w.drop = append(w.drop, int64(id))
		}
		shuffle(staying)
		for _, c := range staying {
			c.id = freshCast()
		}
	}
	for _, c := range staying {
		w.wait(id, c.id, wrapCast(s.keys[id], c, len(v.Questions)))
	}
	if len(going) == 0 {
		return
	}
	end := s.chains[id]
	for _, part := range parted(going) {
		batch, first := gathered(part)
		w.log.add(end, end.add(s.signer, sealing.KindBatch, sealing.BatchBody(batch), len(batch)), len(batch))
		w.raised[id] += first
	}
}
