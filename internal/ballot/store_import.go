package ballot

import (
	"context"
	"encoding/json"
	"time"

	"piazza/internal/db/gen"
	"piazza/internal/entry"
)

// bringIn writes votes that come from elsewhere, in two statements.
func (s store) bringIn(ctx context.Context, id entry.ID, votes []Imported) error {
	voters := gen.BallotVoterImportParams{EntryID: int64(id)}
	var ballots gen.BallotImportParams
	for i := range votes {
		v := &votes[i]
		voters.Persons, voters.Members = append(voters.Persons, v.PersonID), append(voters.Members, int64(v.MemberID))
		voters.Assurances, voters.Times = append(voters.Assurances, string(v.Assurance)), append(voters.Times, v.CastAt)
		for _, b := range v.sheet {
			choice, err := json.Marshal(b.Choice)
			if err != nil {
				return err
			}
			ballots.Questions, ballots.Persons = append(ballots.Questions, int64(b.Question)), append(ballots.Persons, v.PersonID)
			ballots.Choices, ballots.Reasons = append(ballots.Choices, string(choice)), append(ballots.Reasons, b.Reason)
			ballots.Times = append(ballots.Times, v.CastAt)
		}
	}
	if err := s.BallotVoterImport(ctx, voters); err != nil {
		return err
	}
	return s.BallotImport(ctx, ballots)
}

// keep writes down what a poll came to.
func (s store) keep(ctx context.Context, results counting, at time.Time) error {
	rows := gen.BallotResultsPutParams{Now: at}
	for i, result := range results.own {
		text, err := json.Marshal(result)
		if err != nil {
			return err
		}
		var apart []byte
		if i < len(results.guests) {
			if apart, err = json.Marshal(results.guests[i]); err != nil {
				return err
			}
		}
		rows.Questions = append(rows.Questions, int64(result.Common().Question))
		rows.Results, rows.Guests = append(rows.Results, string(text)), append(rows.Guests, string(apart))
	}
	return s.BallotResultsPut(ctx, rows)
}
