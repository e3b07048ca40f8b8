package ballot

import (
	"context"
	"maps"
	"slices"

	"piazza/internal/auth"
	"piazza/internal/db"
	"piazza/internal/entry"
	"piazza/internal/poll"
)

// Voting is how the poll is held and what it asks, as read for nobody in particular.
func (s *Standing) Voting() *poll.Voting { return s.voting }

// Turnout is how many took part.
func (s *Standing) Turnout() *Turnout { return s.tally.turnoutOf(s.voting) }

// Seal is where a confidential poll stands as this node finds it with its folder of keys, empty for others.
func (s *Standing) Seal() poll.SealState { return s.seal }

// Standings reads polls with what they have come to so far, whoever will be told of it, at one moment. What nobody may see now is not
// counted.
func (s *Service) Standings(ctx context.Context, ids []entry.ID) (map[entry.ID]*Standing, error) {
	ctx = auth.With(ctx, auth.Viewer{})
	found := make(map[entry.ID]*Standing, len(ids))
	pick := func(ctx context.Context, tx *db.Tx, all map[entry.ID]*standing) (map[entry.ID]*standing, error) {
		return s.put(ctx, tx, all, found)
	}
	err := s.count(ctx, ids, pick, func(one *standing) { found[one.voting.EntryID] = &Standing{*one} })
	return found, err
}

// StandingsIn is Standings within a transaction that sees one unmoving state, as of db.InSnapshot.
func (s *Service) StandingsIn(ctx context.Context, tx *db.Tx, ids []entry.ID) (map[entry.ID]*Standing, error) {
	ctx = auth.With(ctx, auth.Viewer{})
	all, err := standings(ctx, tx, ids)
	if err != nil {
		return nil, err
	}
	found := make(map[entry.ID]*Standing, len(ids))
	counted, err := s.put(ctx, tx, all, found)
	if err != nil {
		return nil, err
	}
	if err := s.reckonIn(ctx, tx, counted); err != nil {
		return nil, err
	}
	for id, one := range counted {
		found[id] = &Standing{*one}
	}
	return found, nil
}

// put keeps polls as they were read, and returns those whose results somebody may see.
func (s *Service) put(
	ctx context.Context, tx *db.Tx, all map[entry.ID]*standing, into map[entry.ID]*Standing,
) (map[entry.ID]*standing, error) {
	if err := s.ask(ctx, tx, all); err != nil {
		return nil, err
	}
	if err := s.lookAtKeys(ctx, tx, all); err != nil {
		return nil, err
	}
	seen := map[entry.ID]*standing{}
	for id, one := range all {
		into[id] = &Standing{*one}
		if one.shown() {
			seen[id] = one
		}
	}
	return seen, nil
}

// lookAtKeys finds where confidential polls stand.
func (s *Service) lookAtKeys(ctx context.Context, tx *db.Tx, all map[entry.ID]*standing) error {
	var ids []entry.ID
	for id, one := range all {
		if one.seal = one.voting.Seal; one.seal.NeedsKey() {
			ids = append(ids, id)
		}
	}
	if len(ids) == 0 {
		return nil
	}
	rows, err := storeOn(tx).recorded(ctx, ids)
	for _, row := range rows {
		all[row.poll].seal, _ = s.sealSeen(row)
	}
	return err
}

// shown tells whether anybody at all may see what a poll has come to.
func (s *standing) shown() bool {
	holder := auth.Viewer{MemberID: 1, Administrator: true}
	return Sees(DoorAssembly, s.voting, holder, true)
}

// reckonIn gives polls their results without waiting for anybody: from the memo where it knows them.
func (s *Service) reckonIn(ctx context.Context, tx *db.Tx, all map[entry.ID]*standing) error {
	if err := s.recall(ctx, tx, all); err != nil {
		return err
	}
	var open []*standing
	for _, id := range slices.Sorted(maps.Keys(all)) {
		one := all[id]
		if one.voting.Stored == poll.Closed {
			continue
		}
		if one.results = s.memo.known(id, one.mark()); one.results == nil {
			open = append(open, one)
		}
	}
	return recount(ctx, tx, open)
}
