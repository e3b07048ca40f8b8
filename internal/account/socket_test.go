package account

import (
	"testing"

	"piazza/internal/auth"
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
	if err != nil {
		s.Fatal(err)
	}
	return v
}

// TestAConnectionGetsNothingThatIsProvedLater: whoever has stolen a cookie opens a connection with it, and waits until its owner
// proves who he is. The cookie is good for nothing then, and so is the connection.
func TestAConnectionGetsNothingThatIsProvedLater(t *testing.T) {
	_, _, db := setup(t)
	d := &desk{t, NewServiceWith(db, Rules{Passkeys: true}), db}
	ada := d.joins(google("1", ""), "Ada")
	d.exec(`update session set proved_at = now() - interval '2 hours'`)
	stolen := d.socket(ada.Token)
	// He runs nothing yet: what he is given later is as little for the connection.
	space := chair(t, db, ada.Member)
	d.exec(`update session set proved_at = now()`)
	own, token, err := d.RegisterPasskey(d.within(ada.Token), key("Una"))
	if err != nil {
		t.Fatal(err)
	}
	if v := d.socket(token).asks(); !v.Administrator || v.Withheld || Fresh(auth.With(t.Context(), v)) != nil {
		t.Errorf("the owner asks as %+v", v)
	}
	v := stolen.asks()
	if !v.SignedIn() || v.Administrator || !v.Withheld || v.RoleIn(space) != auth.Editor {
		t.Errorf("the old connection asks as %+v", v)
	}
	refusedAs(t, Fresh(auth.With(t.Context(), v)), ErrConfirm)
	// One that was opened in time to be fresh has still seen no key.
	v.ProvedAt = auth.FromContext(d.within(token)).ProvedAt
	_, err = d.RemovePasskey(auth.With(t.Context(), v), PasskeyRemoveInput{own.ID})
	refusedAs(t, err, ErrPasskeyNeeded)
}
