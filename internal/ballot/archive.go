package ballot

import (
	"context"
	"encoding/json"
	"slices"
	"time"

	"piazza/internal/poll"
)

// secretRow is a ballot of a confidential poll as its voter takes it with him.
type secretRow struct {
	EntryID    int64       `json:"entry_id"`
	QuestionID int64       `json:"question_id"`
	Choice     poll.Choice `json:"choice"`
	Reason     string      `json:"reason"`
	CastAt     time.Time   `json:"cast_at"`
	Receipt    string      `json:"receipt"`
}

// SecretRows are the viewer's ballots in confidential polls that take votes, as JSON objects: only their keys find and open them. Of polls
// that are sealed nobody can tell which were his.
func (s *Service) SecretRows(ctx context.Context) (rows [][]byte, err error) {
	ids, err := s.VotedIn(ctx)
	if err != nil || len(ids) == 0 {
		return nil, err
	}
	own, err := s.Own(ctx, ids)
	if err != nil {
		return nil, err
	}
	receipts, err := s.Receipts(ctx, ids)
	if err != nil {
		return nil, err
	}
	slices.Sort(ids)
	for _, id := range ids {
		for _, b := range own[id] {
			row, err := json.Marshal(secretRow{int64(id), int64(b.Question), b.Choice, b.Reason, b.CastAt, receipts[id]})
			if err != nil {
				return nil, err
			}
			rows = append(rows, row)
		}
	}
	return rows, nil
}
