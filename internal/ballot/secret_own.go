package ballot

import (
	"context"
	"maps"
	"slices"

	"piazza/internal/auth"
	"piazza/internal/db"
	"piazza/internal/entry"
	"piazza/internal/poll"
	"piazza/internal/sealing"
)

// Own returns the viewer's ballots in some polls, in the order of their questions; of confidential ones as long as they are open.
func (s *Service) Own(ctx context.Context, ids []entry.ID) (map[entry.ID][]*Ballot, error) {
	person := auth.FromContext(ctx).PersonID
	if person == 0 || len(ids) == 0 {
		return map[entry.ID][]*Ballot{}, nil
	}
	own, err := storeOn(s.db).own(ctx, ids, person)
	if err != nil {
		return nil, err
	}
	err = s.ownPapers(ctx, ids, person, func(id entry.ID, _ sealing.SealID, sheet *secretSheet) (err error) {
		own[id], err = sheet.ballots()
		return err
	})
	return own, err
}

// Receipts returns what the viewer was given for his votes in those of some confidential polls that are open.
func (s *Service) Receipts(ctx context.Context, ids []entry.ID) (map[entry.ID]string, error) {
	receipts := map[entry.ID]string{}
	person := auth.FromContext(ctx).PersonID
	if person == 0 {
		return receipts, nil
	}
	err := s.ownPapers(ctx, ids, person, func(id entry.ID, seal sealing.SealID, sheet *secretSheet) error {
		receipts[id] = sheet.receipt(id, seal).Text()
		return nil
	})
	return receipts, err
}

// ownPapers opens what a person has cast in those of some polls that are confidential, open and whose key is here.
func (s *Service) ownPapers(
	ctx context.Context, ids []entry.ID, person int64, each func(entry.ID, sealing.SealID, *secretSheet) error,
) error {
	open, err := s.openSeals(ctx, ids)
	if err != nil || len(open) == 0 {
		return err
	}
	was, err := storeOn(s.db).before(ctx, []int64{person})
	if err != nil {
		return db.Problem(err)
	}
	persons := append([]int64{person}, was[person]...)
	var places []place
	for id, one := range open {
		for _, who := range persons {
			places = append(places, place{id, one.keys.Pseudonym(who)})
		}
	}
	kept, err := storeOn(s.db).secretSheets(ctx, places)
	if err != nil {
		return db.Problem(err)
	}
	for _, id := range slices.Sorted(maps.Keys(open)) {
		p, err := paperOf(open[id].keys, id, person, was[person], kept)
		if err != nil || p.sheet == nil {
			continue // what another key opens is as if the key were not here: the other polls are answered
		}
		if err := each(id, open[id].seal, p.sheet); err != nil {
			return err
		}
	}
	return nil
}

// openSeal is a poll that is open, with its key.
type openSeal struct {
	seal sealing.SealID
	keys *sealing.Subkeys
}

// openSeals returns those of some polls that are confidential and open, and whose key is here.
func (s *Service) openSeals(ctx context.Context, ids []entry.ID) (map[entry.ID]openSeal, error) {
	open := map[entry.ID]openSeal{}
	if len(ids) == 0 || s.secrets.Keys == nil {
		return open, nil
	}
	seals, err := storeOn(s.db).seals(ctx, ids)
	if err != nil {
		return nil, db.Problem(err)
	}
	for id, one := range seals {
		if one.state != poll.SealOpen {
			continue
		}
		// Where the key is not here nobody is told anything; that the poll goes on nowhere is told by its state.
		if keys, err := s.subkeys(one.seal, one.check); err == nil {
			open[id] = openSeal{one.seal, keys}
		}
	}
	return open, nil
}

// VotedIn returns the confidential polls that are open in which the viewer has voted.
func (s *Service) VotedIn(ctx context.Context) (ids []entry.ID, err error) {
	person := auth.FromContext(ctx).PersonID
	if person == 0 || s.secrets.Keys == nil {
		return nil, nil
	}
	rows, err := storeOn(s.db).BallotSealsOpen(ctx)
	if err != nil {
		return nil, db.Problem(err)
	}
	open := make([]entry.ID, len(rows))
	for i, id := range rows {
		open[i] = entry.ID(id)
	}
	err = s.ownPapers(ctx, open, person, func(id entry.ID, _ sealing.SealID, _ *secretSheet) error {
		ids = append(ids, id)
		return nil
	})
	return ids, err
}
