package account

import (
	"context"
	"testing"

	"piazza/internal/auth"
	"piazza/internal/db"
)

// socket is a connection that was opened with a token.
type socket struct {
	*desk
	opened auth.Viewer
}

func (d *desk) socket(token string) socket {
	d.Helper()
	return socket{d, auth.FromContext(d.within(token))}
}

// asks is who asks through it by now.
func (s socket) asks() auth.Viewer {
	s.Helper()
	v, err := s.Renew(s.Context(), s.opened)
	if err != nil || !v.SignedIn() {
		s.Fatal(v, err)
	}
	return v
}

// TestAConnectionGetsNothingThatIsProvedLater: whoever has stolen a cookie opens a connection with it, and waits until its owner
// proves who he is. The cookie is good for nothing then, and so is the connection.
func TestAConnectionGetsNothingThatIsProvedLater(t *testing.T) {
	_, _, base := setup(t)
	d := &desk{t, NewServiceWith(base, Rules{Passkeys: true}), base}
	ada := d.joins(google("1", ""), "Ada")
	inTime := d.socket(ada.Token)
	d.exec(`update session set proved_at = now() - interval '2 hours'`)
	stolen := d.socket(ada.Token)
	d.exec(`update session set proved_at = now()`)
	own, token := d.registers(ada.Token, "Una")
	refusedAs(t, Fresh(auth.With(t.Context(), stolen.asks())), ErrConfirm)
	// One that was opened in time has still seen no key.
	_, err := d.RemovePasskey(auth.With(t.Context(), inTime.asks()), PasskeyRemoveInput{own.ID})
	refusedAs(t, err, ErrPasskeyNeeded)
	// What he is given to run later is as little for them.
	space := chair(t, base, ada.Member)
	for _, old := range []socket{inTime, stolen} {
		v, err := old.Renew(t.Context(), old.opened)
		if refusedAs(t, err, ErrOutgrown); v.SignedIn() {
			t.Errorf("the old connection asks as %+v", v)
		}
	}
	if v := d.socket(token).asks(); !v.Administrator || v.Withheld || v.RoleIn(space) != auth.Administrator || Fresh(auth.With(t.Context(), v)) != nil {
		t.Errorf("the owner asks as %+v", v)
	}
	before := d.text(`select count(*)::text from notice`)
	once := func(ctx context.Context, tx *db.Tx) error {
		_, err := proveIn(ctx, tx, true)
		return err
	}
	if err := d.db.InTx(d.within(token), once); err != nil {
		t.Fatal(err)
	}
	d.expect(d.text(`select count(*)::text from notice`), before, "what is told of a key that is used once more")
}
