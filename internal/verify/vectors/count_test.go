package vectors_test

import (
	"encoding/json"
	"testing"

	"piazza/internal/poll"
	"piazza/internal/sealing"
)

// recount counts the openings as the server does.
func (m *made) recount(t *testing.T) []sealing.Result {
	t.Helper()
	var voting poll.Voting
	if m.asked.threshold > 0 {
		voting.Threshold = &m.asked.threshold
	}
	results := make([]sealing.Result, len(m.asked.questions))
	for i, q := range m.asked.questions {
		counted, err := voting.Count(q, func(yield func(poll.Choice, int64) bool) {
			for _, o := range m.openings {
				var choice poll.Choice
				if o.Question != int64(q.ID) || json.Unmarshal([]byte(o.Choice), &choice) != nil {
					continue
				}
				if !yield(choice, 1) {
					return
				}
			}
		})
		if err != nil {
			t.Fatal(err)
		}
		of, err := sealing.JSON(counted)
		if err != nil {
			t.Fatal(err)
		}
		results[i] = sealing.Result{Question: int64(q.ID), Of: of}
	}
	return results
}
