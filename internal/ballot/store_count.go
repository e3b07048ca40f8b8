package ballot

import (
	"context"
	"encoding/json"

	"piazza/internal/account"
	"piazza/internal/db"
	"piazza/internal/db/gen"
	"piazza/internal/poll"
)

// allowLong lets this transaction take longer than one that a page waits for, in its statements and between them: what is
// counted in memory is counted while the connection rests.
func (s store) allowLong(ctx context.Context) error { return s.BallotAllowLong(ctx) }

// piles are the ballots of questions, equal ones together.
type piles map[poll.QuestionID]pile

// piles reads the ballots of polls, all at once.
func (s store) piles(ctx context.Context, votings []*poll.Voting) (piles, error) {
	read := piles{}
	_, err := s.addPiles(ctx, read, votings)
	return read, err
}

// pilesOf reads the ballots of polls of any size: while they arrive they are read into memory part by part.
func pilesOf(ctx context.Context, tx *db.Tx, votings []*poll.Voting) (piles, error) {
	read, part := piles{}, storeOn(tx.Cursor("counts", inMemory))
	for {
		if n, err := part.addPiles(ctx, read, votings); err != nil || n == 0 {
			return read, err
		}
	}
}

// addPiles adds what a statement returns to piles, and tells how much that was.
func (s store) addPiles(ctx context.Context, to piles, votings []*poll.Voting) (int, error) {
	rows, err := s.BallotCounts(ctx, questions(votings))
	for _, r := range rows {
		one := stack{people: r.People}
		if err := json.Unmarshal(r.Choice, &one.choice); err != nil {
			return 0, err
		}
		id := poll.QuestionID(r.QuestionID)
		to[id] = append(to[id], one)
	}
	return len(rows), err
}

// levelsOf reads the ballots of a poll by how surely their voters were known, part by part as well.
func levelsOf(ctx context.Context, tx *db.Tx, v *poll.Voting) (map[poll.QuestionID]map[account.Assurance]poll.Ballots, error) {
	read, part := map[poll.QuestionID]map[account.Assurance]pile{}, gen.New(tx.Cursor("levels", inMemory))
	for {
		rows, err := part.BallotCountsSure(ctx, questions([]*poll.Voting{v}))
		if err != nil || len(rows) == 0 {
			return byLevel(read), err
		}
		for _, r := range rows {
			one := stack{people: r.People}
			if err := json.Unmarshal(r.Choice, &one.choice); err != nil {
				return nil, err
			}
			id, level := poll.QuestionID(r.QuestionID), account.Assurance(r.Assurance)
			if read[id] == nil {
				read[id] = map[account.Assurance]pile{}
			}
			read[id][level] = append(read[id][level], one)
		}
	}
}
