package ballot_test

import (
	"strings"
	"testing"
)

// TestNeverByName has somebody write ballots by name into a confidential poll, as a program of before would do: the database refuses it,
// also where other polls are written to in the same statement.
func TestNeverByName(t *testing.T) {
	v := openVault(t, 2)
	confidential, open := v.secret(t, ""), v.poll(t, "")
	for table, statement := range map[string]string{
		"ballot":             `insert into ballot (question_id, person_id, choice, cast_at) select unnest($1::bigint[]), 9, '{}', now()`,
		"ballot_guest":       `insert into ballot_guest (question_id, guest_id, choice, cast_at) select unnest($1::bigint[]), 9, '{}', now()`,
		"ballot_voter":       `insert into ballot_voter (entry_id, person_id, member_id, assurance, first_at, cast_at) select unnest($1::bigint[]), 9, 9, 'none', now(), now()`,
		"ballot_guest_voter": `insert into ballot_guest_voter (entry_id, guest_id, first_at) select unnest($1::bigint[]), 9, now()`,
	} {
		hidden, shown := int64(confidential.id), int64(open.id)
		if strings.Contains(statement, "question_id") {
			hidden, shown = int64(confidential.questions[0]), int64(open.questions[0])
		}
		_, err := v.db.Exec(t.Context(), statement, []int64{shown, hidden})
		if err == nil || !strings.Contains(err.Error(), "not written by name") {
			t.Errorf("%s takes a ballot of a confidential poll: %v", table, err)
		}
		if _, err := v.db.Exec(t.Context(), statement, []int64{shown}); err != nil {
			t.Errorf("%s of an open poll: %v", table, err)
		}
	}
}
