package ballot

import (
	"context"
	"encoding/json"
	"errors"
	"maps"
	"slices"
	"time"

	"github.com/jackc/pgx/v5/pgconn"

	"piazza/internal/db"
	"piazza/internal/db/gen"
	"piazza/internal/entry"
	"piazza/internal/poll"
)

// store speaks to the tables of ballots.
type store struct{ *gen.Queries }

func storeOn(q db.Querier) store { return store{gen.New(q)} }

func numbers[T ~int64](ids []T) []int64 {
	out := make([]int64, len(ids))
	for i, id := range ids {
		out[i] = int64(id)
	}
	return out
}

// contradicts tells an error that one submission of many may be the reason for: values against the tables, not a database
// that is away or busy.
func contradicts(err error) bool {
	pg, ok := errors.AsType[*pgconn.PgError](err)
	return ok && (pg.Code[:2] == "22" || pg.Code[:2] == "23")
}

// turn waits for the turn of polls, or takes it where it is free, and returns those that it has got.
func (s store) turn(ctx context.Context, ids []entry.ID, wait bool) ([]entry.ID, error) {
	if wait {
		return ids, s.BallotTurn(ctx, numbers(ids))
	}
	rows, err := s.BallotTurnFree(ctx, numbers(ids))
	free := make([]entry.ID, len(rows))
	for i, id := range rows {
		free[i] = entry.ID(id)
	}
	return free, err
}

// signatures are the columns of those who vote.
type signatures struct {
	polls, persons, members []int64
	assurances              []string
}

func sign(votes []*vote) (s signatures) {
	for _, v := range votes {
		s.polls, s.persons = append(s.polls, int64(v.in.PollID)), append(s.persons, v.viewer.PersonID)
		s.members, s.assurances = append(s.members, v.viewer.MemberID), append(s.assurances, v.viewer.Assurance)
	}
	return s
}

// holdSheets gives each voter a sheet and holds those that were there; it returns who had none.
func (s store) holdSheets(ctx context.Context, votes []*vote, now time.Time) (map[poll.Voter]bool, error) {
	by := sign(votes)
	rows, err := s.BallotVoterHold(ctx, gen.BallotVoterHoldParams{
		Polls: by.polls, Persons: by.persons, Members: by.members, Assurances: by.assurances, Now: now,
	})
	fresh := make(map[poll.Voter]bool, len(rows))
	for _, r := range rows {
		fresh[poll.Voter{PollID: entry.ID(r.EntryID), PersonID: r.PersonID}] = true
	}
	return fresh, err
}

// signAgain notes who changed his vote.
func (s store) signAgain(ctx context.Context, votes []*vote, now time.Time) error {
	if len(votes) == 0 {
		return nil
	}
	by := sign(votes)
	return s.BallotVoterAgain(ctx, gen.BallotVoterAgainParams{
		Polls: by.polls, Persons: by.persons, Members: by.members, Assurances: by.assurances, Now: now,
	})
}

func (s store) dropSheets(ctx context.Context, votes []*vote) error {
	if len(votes) == 0 {
		return nil
	}
	by := sign(votes)
	return s.BallotVoterDrop(ctx, gen.BallotVoterDropParams{Polls: by.polls, Persons: by.persons})
}

// sheets reads what voters have answered.
func (s store) sheets(ctx context.Context, asked map[poll.Voter]*poll.Voting) (map[poll.Voter]sheet, error) {
	var p gen.BallotOfParams
	sheets := make(map[poll.Voter]sheet, len(asked))
	polls := map[poll.QuestionID]entry.ID{}
	for voter, v := range asked {
		sheets[voter] = sheet{}
		for _, q := range v.Questions {
			p.Questions, p.Persons = append(p.Questions, int64(q.ID)), append(p.Persons, voter.PersonID)
			polls[q.ID] = voter.PollID
		}
	}
	rows, err := s.BallotOf(ctx, p)
	for _, r := range rows {
		b := &Ballot{Question: poll.QuestionID(r.QuestionID), Reason: r.Reason, Version: r.Version, CastAt: r.CastAt.UTC()}
		if err := json.Unmarshal(r.Choice, &b.Choice); err != nil {
			return nil, err
		}
		sheets[poll.Voter{PollID: polls[b.Question], PersonID: r.PersonID}][b.Question] = b
	}
	return sheets, err
}

// put writes what votes say anew.
func (s store) put(ctx context.Context, votes []*vote, now time.Time) error {
	p := gen.BallotPutParams{Now: now}
	for _, v := range votes {
		for _, b := range v.change.write {
			choice, err := json.Marshal(b.Choice)
			if err != nil {
				return err
			}
			p.Questions, p.Persons = append(p.Questions, int64(b.Question)), append(p.Persons, v.viewer.PersonID)
			p.Choices, p.Reasons = append(p.Choices, string(choice)), append(p.Reasons, b.Reason)
		}
	}
	if len(p.Questions) == 0 {
		return nil
	}
	return s.BallotPut(ctx, p)
}

// drop takes the ballots away whose question is asked no more.
func (s store) drop(ctx context.Context, votes []*vote) error {
	var p gen.BallotDropParams
	for _, v := range votes {
		for _, id := range v.change.drop {
			p.Questions, p.Persons = append(p.Questions, int64(id)), append(p.Persons, v.viewer.PersonID)
		}
	}
	if len(p.Questions) == 0 {
		return nil
	}
	return s.BallotDrop(ctx, p)
}

func tallyFrom(rows []gen.PollTally, err error) (map[entry.ID]tally, error) {
	tallies := make(map[entry.ID]tally, len(rows))
	for _, r := range rows {
		tallies[entry.ID(r.EntryID)] = tally{r.Version, r.TurnoutVersion, r.Voters}
	}
	return tallies, err
}

// raise counts so many new voters in polls.
func (s store) raise(ctx context.Context, fresh map[entry.ID]int) (map[entry.ID]tally, error) {
	var p gen.BallotTallyRaiseParams
	for _, id := range slices.Sorted(maps.Keys(fresh)) {
		p.Polls, p.Fresh = append(p.Polls, int64(id)), append(p.Fresh, fresh[id])
	}
	return tallyFrom(s.BallotTallyRaise(ctx, p))
}

func (s store) tallies(ctx context.Context, ids []entry.ID) (map[entry.ID]tally, error) {
	return tallyFrom(s.BallotTallies(ctx, numbers(ids)))
}

// own reads a person's ballots.
func (s store) own(ctx context.Context, ids []entry.ID, person int64) (map[entry.ID][]*Ballot, error) {
	rows, err := s.BallotOwn(ctx, gen.BallotOwnParams{PersonID: person, Ids: numbers(ids)})
	if err != nil {
		return nil, db.Problem(err)
	}
	own := make(map[entry.ID][]*Ballot, len(ids))
	for _, r := range rows {
		b := &Ballot{Question: poll.QuestionID(r.QuestionID), Reason: r.Reason, Version: r.Version, CastAt: r.CastAt.UTC()}
		if err := json.Unmarshal(r.Choice, &b.Choice); err != nil {
			return nil, err
		}
		own[entry.ID(r.EntryID)] = append(own[entry.ID(r.EntryID)], b)
	}
	return own, nil
}
