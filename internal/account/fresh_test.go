package account_test

import (
	"errors"
	"testing"
	"time"

	"piazza/internal/account"
	"piazza/internal/auth"
	"piazza/internal/problem"
)

func TestFreshAsksForAProofOfLate(t *testing.T) {
	t.Parallel()
	now := time.Now()
	for name, c := range map[string]struct {
		viewer auth.Viewer
		want   error
	}{
		"a visitor":            {auth.Viewer{}, problem.SignIn()},
		"just now":             {auth.Viewer{MemberID: 1, ProvedAt: now}, nil},
		"almost half an hour":  {auth.Viewer{MemberID: 1, ProvedAt: now.Add(-29 * time.Minute)}, nil},
		"more":                 {auth.Viewer{MemberID: 1, ProvedAt: now.Add(-31 * time.Minute)}, account.ErrConfirm},
		"never":                {auth.Viewer{MemberID: 1}, account.ErrConfirm},
		"a program":            {auth.Viewer{MemberID: 1, ProvedAt: now, Scopes: []string{"write"}}, account.ErrToken},
		"a program that reads": {auth.Viewer{MemberID: 1, ProvedAt: now, Scopes: []string{}}, account.ErrToken},
	} {
		if err := account.Fresh(auth.With(t.Context(), c.viewer)); !errors.Is(err, c.want) {
			t.Errorf("%s: %v, want %v", name, err, c.want)
		}
	}
}
