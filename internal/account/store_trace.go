package account

import (
	"context"

	"piazza/internal/db/gen"
)

// endByKeys ends what a passkey has opened to a member, but one session.
func (s store) endByKeys(ctx context.Context, owner ID, but int64) ([]int64, error) {
	return s.SessionEndByPasskey(ctx, gen.SessionEndByPasskeyParams{MemberID: int64(owner), Current: but})
}

// leave keeps the traces of logins that a member has no more, where his person is to be known again.
func (s store) leave(ctx context.Context, id ID, traces ...[]byte) error {
	return s.PersonTrace(ctx, gen.PersonTraceParams{MemberID: int64(id), Traces: traces})
}

// tracesOf are those that a member's logins would leave.
func (s store) tracesOf(ctx context.Context, id ID, t Traces) (traces [][]byte, err error) {
	rows, err := s.IdentityList(ctx, int64(id))
	for _, r := range rows {
		traces = append(traces, t.of(r.Issuer, r.Subject))
	}
	return traces, err
}

// traced returns the person from whom a login was taken away, 0 where none is to be known again.
func (s store) traced(ctx context.Context, trace []byte) (int64, error) {
	id, err := s.PersonTraced(ctx, trace)
	if missing, err := none(err); missing || err != nil {
		return 0, err
	}
	return id, nil
}
