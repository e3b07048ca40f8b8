package account

import (
	"context"
	"testing"

	"piazza/internal/db"
)

func TestTheBestLoginSaysHowSurelyAMemberIsKnown(t *testing.T) {
	s, _, d := setup(t)
	i := Identity{Issuer: "https://idp.example", Subject: "1", Name: "Ada", Email: "ada@example.org"}
	for n, c := range []struct {
		verified bool
		said     Assurance
		want     Assurance
	}{
		{false, "", AssuranceSocial},
		{true, "", AssuranceEmail},
		{false, "", AssuranceEmail},
		{false, AssuranceSubstantial, AssuranceSubstantial},
		{true, "sicurissimo", AssuranceSubstantial},
		{true, AssuranceNone, AssuranceSubstantial},
	} {
		i.EmailVerified, i.Assurance = c.verified, c.said
		m, err := s.SignIn(t.Context(), i)
		if err != nil || m.Assurance != c.want {
			t.Fatalf("after login %d the member is known as %q, %v; want %q", n, m.Assurance, err, c.want)
		}
	}
	for level, shown := range map[Assurance]bool{
		AssuranceNone: false, AssuranceSocial: false, AssuranceEmail: false, AssuranceSubstantial: true, AssuranceHigh: true, "": false,
	} {
		if m := (&Member{Assurance: level}); m.IsVerified() != shown {
			t.Errorf("who is known as %q is shown as verified: %t", level, m.IsVerified())
		}
	}
	m := mustSignIn(t, s, "2", "Bo")
	if m.Assurance != AssuranceSocial {
		t.Errorf("somebody else's logins made %q of him", m.Assurance)
	}
	if err := d.InTx(t.Context(), func(ctx context.Context, tx *db.Tx) error {
		same, err := ImportIn(ctx, tx, &Member{Handle: "ada", Name: "Ada", Tone: 1, Locale: "it"})
		if err == nil && (same.Assurance != AssuranceNone || same.PersonID == m.PersonID || same.PersonID == 0) {
			t.Errorf("imported is %+v", same)
		}
		return err
	}); err != nil {
		t.Fatal(err)
	}
}
