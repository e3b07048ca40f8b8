package ballot

import (
	"context"
	"maps"
	"slices"

	"piazza/internal/account"
	"piazza/internal/auth"
	"piazza/internal/db"
	"piazza/internal/entry"
	"piazza/internal/poll"
)

// Results is what a poll came to, or has come to so far: a state, of which the greater version is true.
type Results struct {
	Version int64
	Voters  int
	// IsFinal tells that the poll is closed: this will not change.
	IsFinal       bool
	QuorumReached *bool
	// Questions are in the order of the poll.
	Questions []poll.Result
	// Guests is what guests voted, who are counted nowhere else; nil where none may.
	Guests *GuestResults
}

// GuestResults is what guests of an assembly voted.
type GuestResults struct {
	Voters int
	// IsVerified tells that each of them came with a slip of his own; otherwise the same person may be there twice.
	IsVerified bool
	Questions  []poll.Result
}

// counting is what the ballots of a poll come to: of those who count, and of guests, of whom there is nothing where none may vote.
type counting struct{ own, guests []poll.Result }

// State is what is known of the results to a viewer. Results is nil where he may not see them; then nothing of it depends on
// what anybody voted.
type State struct {
	Version int64
	Phase   poll.Phase
	Results *Results

	poll int64
}

// Repeats tells that a state says nothing new after the one before: where results are hidden, first votes are told by the
// turnout alone.
func (s *State) Repeats(before *State) bool {
	if s.Results == nil && before.Results == nil {
		return s.poll == before.poll && s.Phase == before.Phase
	}
	return *s == *before
}

// standing is a poll with all that may be shown of it. It leaves the package through Sees alone.
type standing struct {
	// seal is where a confidential poll stands as this node finds it.
	seal   poll.SealState
	voting *poll.Voting
	tally  tally
	// voted are those who have voted, where it depends on that who sees the results.
	voted   map[int64]bool
	results *Results
}

// version is that of the results: it grows with the poll, with each batch of ballots, and where the results become visible.
func (s *standing) version() int64 { return s.voting.Version + s.tally.version }

// Results returns what those of the polls came to, or have come to so far, whose results the viewer may see now.
func (s *Service) Results(ctx context.Context, through Door, ids []entry.ID) (map[entry.ID]*Results, error) {
	if err := through.opens(); err != nil {
		return nil, err
	}
	results := make(map[entry.ID]*Results, len(ids))
	visible := func(ctx context.Context, _ *db.Tx, all map[entry.ID]*standing) (map[entry.ID]*standing, error) {
		return sighted(ctx, through, all), nil
	}
	err := s.count(ctx, ids, visible, func(one *standing) { results[one.voting.EntryID] = one.results })
	return results, err
}

// snapshot reads polls and what is counted of them, at one moment.
func (s *Service) snapshot(
	ctx context.Context, ids []entry.ID, use func(context.Context, *db.Tx, map[entry.ID]*standing) error,
) error {
	if len(ids) == 0 {
		return nil
	}
	return s.db.InSnapshot(ctx, func(ctx context.Context, tx *db.Tx) error {
		all, err := standings(ctx, tx, ids)
		if err != nil {
			return err
		}
		return use(ctx, tx, all)
	})
}

func standings(ctx context.Context, tx *db.Tx, ids []entry.ID) (map[entry.ID]*standing, error) {
	votings, err := poll.HeadsIn(ctx, tx, ids)
	if err != nil || len(votings) == 0 {
		return nil, err
	}
	tallies, err := storeOn(tx).tallies(ctx, slices.Collect(maps.Keys(votings)))
	all := make(map[entry.ID]*standing, len(votings))
	for id, v := range votings {
		all[id] = &standing{voting: v, tally: tallies[id]}
	}
	return all, err
}

// sighted returns those of the polls whose results the viewer may see. They were read for him: that says whether he has voted.
func sighted(ctx context.Context, through Door, all map[entry.ID]*standing) map[entry.ID]*standing {
	viewer := auth.FromContext(ctx)
	visible := map[entry.ID]*standing{}
	for id, one := range all {
		if Sees(through, one.voting, viewer, one.voting.Voted) {
			visible[id] = one
		}
	}
	return visible
}

// ask reads what polls ask, if it is not known.
func (s *Service) ask(ctx context.Context, tx *db.Tx, all map[entry.ID]*standing) error {
	votings := make(map[entry.ID]*poll.Voting, len(all))
	for id, one := range all {
		votings[id] = one.voting
	}
	return s.known.fill(ctx, tx, votings)
}

// reckonAll counts the ballots of polls, those of guests apart.
func reckonAll(ctx context.Context, tx *db.Tx, votings []*poll.Voting) ([]counting, error) {
	counted := make([]counting, len(votings))
	given, err := pilesOf(ctx, tx, votings)
	if err != nil {
		return nil, err
	}
	for i, v := range votings {
		if counted[i].own, err = reckon(v, given); err != nil {
			return nil, err
		}
	}
	with := slices.DeleteFunc(slices.Clone(votings), func(v *poll.Voting) bool { return !v.TakesGuests() })
	if len(with) == 0 {
		return counted, nil
	}
	if given, err = guestPilesOf(ctx, tx, with); err != nil {
		return nil, err
	}
	for i, v := range votings {
		if !v.TakesGuests() {
			continue
		}
		if counted[i].guests, err = reckonGuests(v, given); err != nil {
			return nil, err
		}
	}
	return counted, nil
}

// reckonGuests counts what guests voted. The threshold of a poll is for those who count.
func reckonGuests(v *poll.Voting, given piles) ([]poll.Result, error) {
	free := *v
	free.Threshold = nil
	return reckon(&free, given)
}

// reckon counts the ballots of a poll.
func reckon(v *poll.Voting, given piles) (results []poll.Result, err error) {
	for _, q := range v.Questions {
		if words := given.words[q.ID]; words != nil {
			results = append(results, words.Result(q))
			continue
		}
		result, err := v.Count(q, given.of[q.ID].each)
		if err != nil {
			return nil, err
		}
		results = append(results, result)
	}
	return results, nil
}

// pile is all ballots of a question, equal ones together.
type pile []stack

type stack struct {
	choice poll.Choice
	people int64
}

func (p pile) each(yield func(poll.Choice, int64) bool) {
	for _, s := range p {
		if !yield(s.choice, s.people) {
			return
		}
	}
}

func questions(votings []*poll.Voting) (ids []int64) {
	for _, v := range votings {
		for _, q := range v.Questions {
			ids = append(ids, int64(q.ID))
		}
	}
	return ids
}

func byLevel(piles map[poll.QuestionID]map[account.Assurance]pile) map[poll.QuestionID]map[account.Assurance]poll.Ballots {
	levels := make(map[poll.QuestionID]map[account.Assurance]poll.Ballots, len(piles))
	for id, of := range piles {
		levels[id] = make(map[account.Assurance]poll.Ballots, len(of))
		for level, p := range of {
			levels[id][level] = p.each
		}
	}
	return levels
}
