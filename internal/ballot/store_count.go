package ballot

import (
	"context"
	"encoding/json"
	"fmt"

	"piazza/internal/account"
	"piazza/internal/db"
	"piazza/internal/db/gen"
	"piazza/internal/poll"
)

// allowLong lets this transaction take longer than one that a page waits for, in its statements and between them: what is
// counted in memory is counted while the connection rests.
func (s store) allowLong(ctx context.Context) error { return s.BallotAllowLong(ctx) }

// piles are the ballots of questions, equal ones together; of open questions, whose texts are long and all different, only
// what has been counted of them.
type piles struct {
	of    map[poll.QuestionID]pile
	words map[poll.QuestionID]*poll.WordCounter
}

func newPiles(votings []*poll.Voting) piles {
	p := piles{map[poll.QuestionID]pile{}, map[poll.QuestionID]*poll.WordCounter{}}
	for _, v := range votings {
		for _, q := range v.Questions {
			if q.Kind == poll.KindOpen {
				p.words[q.ID] = poll.NewWordCounter()
			}
		}
	}
	return p
}

// piles reads the ballots of polls, all at once.
func (s store) piles(ctx context.Context, votings []*poll.Voting) (piles, error) {
	read := newPiles(votings)
	rows, err := s.BallotCounts(ctx, questions(votings))
	if err != nil {
		return read, err
	}
	return read, read.add(rows)
}

// fewVoters is how many voters there are at most in polls whose ballots are read all at once.
const fewVoters = 4 * inMemory

// pilesOf reads the ballots of polls of any size: those of large ones are read into memory part by part, while they arrive.
func pilesOf(ctx context.Context, tx *db.Tx, votings []*poll.Voting) (piles, error) {
	voters := 0
	for _, v := range votings {
		voters += v.Voters
	}
	if voters <= fewVoters {
		return storeOn(tx).piles(ctx, votings)
	}
	if err := storeOn(tx).allowLong(ctx); err != nil {
		return piles{}, err
	}
	read, part := newPiles(votings), storeOn(tx.Cursor(cursorOf("counts", votings[0]), inMemory))
	for {
		rows, err := part.BallotCounts(ctx, questions(votings))
		if err != nil || len(rows) == 0 {
			return read, err
		}
		if err := read.add(rows); err != nil {
			return read, err
		}
	}
}

// cursorOf names a cursor: a transaction may count several polls, one after the other.
func cursorOf(of string, v *poll.Voting) string { return fmt.Sprint(of, v.EntryID) }

// guestPilesOf reads the ballots of guests, part by part as well: in a poll that asks for texts each may be long.
func guestPilesOf(ctx context.Context, tx *db.Tx, votings []*poll.Voting) (piles, error) {
	read, few := newPiles(votings), 0
	for _, v := range votings {
		few += v.GuestVoters
	}
	if few <= fewVoters {
		_, err := read.addGuests(ctx, storeOn(tx), votings)
		return read, err
	}
	if err := storeOn(tx).allowLong(ctx); err != nil {
		return piles{}, err
	}
	part := storeOn(tx.Cursor(cursorOf("guests", votings[0]), inMemory))
	for {
		if n, err := read.addGuests(ctx, part, votings); err != nil || n == 0 {
			return read, err
		}
	}
}

func (p piles) addGuests(ctx context.Context, from store, votings []*poll.Voting) (int, error) {
	rows, err := from.BallotGuestCounts(ctx, questions(votings))
	if err != nil {
		return 0, err
	}
	same := make([]gen.BallotCountsRow, len(rows))
	for i, r := range rows {
		same[i] = gen.BallotCountsRow(r)
	}
	return len(rows), p.add(same)
}

// add adds what a statement returned.
func (p piles) add(rows []gen.BallotCountsRow) error {
	for _, r := range rows {
		one := stack{people: r.People}
		if err := json.Unmarshal(r.Choice, &one.choice); err != nil {
			return err
		}
		id := poll.QuestionID(r.QuestionID)
		if words := p.words[id]; words != nil {
			words.Add(one.choice, one.people)
		} else {
			p.of[id] = append(p.of[id], one)
		}
	}
	return nil
}

// levelsOf reads the ballots of a poll by how surely their voters were known, part by part as well.
func levelsOf(ctx context.Context, tx *db.Tx, v *poll.Voting) (map[poll.QuestionID]map[account.Assurance]poll.Ballots, error) {
	read, part := map[poll.QuestionID]map[account.Assurance]pile{}, gen.New(tx.Cursor(cursorOf("levels", v), inMemory))
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
