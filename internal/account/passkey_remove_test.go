package account

import (
	"context"
	"testing"

	"piazza/internal/db"
)

// key is a passkey to be; no device is behind it.
func key(name string) NewPasskey {
	return NewPasskey{CredentialID: []byte(name), Handle: []byte(name), Credential: []byte("{}"), Name: name}
}

// registers adds a passkey, and returns the session's token.
func (d *desk) registers(token, name string) (*Passkey, string) {
	d.Helper()
	added, renewed, err := d.RegisterPasskey(d.within(token), key(name))
	if err != nil {
		d.Fatal(err)
	}
	return added, renewed
}

// TestALoginAloneTakesNoPasskeyAway: whoever has stolen a login could else take all keys away, and add his own as the first.
func TestALoginAloneTakesNoPasskeyAway(t *testing.T) {
	d := newDesk(t)
	ada := d.joins(google("1", ""), "Ada")
	first, token := d.registers(ada.Token, "Una")
	second, token := d.registers(token, "Due")
	stolen := d.within(d.enters(google("1", "")).Token)
	for _, one := range []*Passkey{first, second} {
		_, err := d.RemovePasskey(stolen, PasskeyRemoveInput{one.ID})
		refusedAs(t, err, ErrPasskeyNeeded)
	}
	_, _, err := d.RegisterPasskey(stolen, key("Sua"))
	refusedAs(t, err, ErrPasskeyNeeded)
	d.expect(d.text(`select count(*)::text from passkey`), 2, "keys after what was refused")
	// In a session where one was used he does: the last one too.
	for n, one := range []*Passkey{first, second} {
		left, err := d.RemovePasskey(d.within(token), PasskeyRemoveInput{one.ID})
		if err != nil || len(left) != 1-n {
			t.Errorf("left is %+v, %v", left, err)
		}
	}
	d.registers(d.enters(google("1", "")).Token, "Nuova")
}

// TestAStolenKeyOpensNothingOnceItIsAway: neither what it has opened, nor the door for another key.
func TestAStolenKeyOpensNothingOnceItIsAway(t *testing.T) {
	d := newDesk(t)
	ada := d.joins(google("1", ""), "Ada")
	first, token := d.registers(ada.Token, "Una")
	_, token = d.registers(token, "Due")
	byLogin, _ := mustOpen(t, d.Service, Opening{MemberID: ada.Member.ID, Provider: "google"})
	byKey, _ := mustOpen(t, d.Service, Opening{MemberID: ada.Member.ID, Provider: "passkey", WithPasskey: true})
	if _, err := d.RemovePasskey(d.within(token), PasskeyRemoveInput{first.ID}); err != nil {
		t.Fatal(err)
	}
	d.expect([]bool{d.isIn(token), d.isIn(byLogin), d.isIn(byKey)}, []bool{true, true, false}, "who is in without the key")
	byKey, _ = mustOpen(t, d.Service, Opening{MemberID: ada.Member.ID, Provider: "passkey", WithPasskey: true})
	if err := d.db.InTx(t.Context(), func(ctx context.Context, tx *db.Tx) error { return ResetPasskeysIn(ctx, tx, ada.Member.ID) }); err != nil {
		t.Fatal(err)
	}
	d.expect([]bool{d.isIn(token), d.isIn(byLogin), d.isIn(byKey)}, []bool{false, false, false}, "who is in after a reset")
}
