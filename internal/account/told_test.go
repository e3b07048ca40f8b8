package account

import (
	"log/slog"
	"slices"
	"strings"
	"testing"

	"piazza/internal/mail"
)

// writes has the desk keep the mails that would be sent.
func (d *desk) writes() *mail.Service {
	d.Helper()
	mails, err := mail.NewService(mail.Options{
		DB: d.db, Key: make([]byte, 32), PublicURL: "https://piazza.example", Kept: true, Log: slog.New(slog.DiscardHandler),
	})
	if err != nil {
		d.Fatal(err)
	}
	d.Writing(mails, strings.ToTitle)
	return mails
}

// TestOwnersAreToldOfEachChange: whoever changes the ways into an account does not do so unseen by its owner.
func TestOwnersAreToldOfEachChange(t *testing.T) {
	d := newDesk(t)
	mails := d.writes()
	sent := func() (to []string) {
		t.Helper()
		kept, err := mails.Looked(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		for _, m := range kept {
			to = append(to, m.Address+" "+m.Subject)
		}
		d.exec(`delete from mail`)
		slices.Sort(to)
		return to
	}
	ada := d.joins(google("1", "ada@posta.example"), "Ada")
	d.expect(sent(), []string(nil), "mails about a registration")
	token := d.links(ada.Token, google("2", "ada@lavoro.example"))
	d.expect(sent(), []string{"ada@posta.example Un nuovo modo di accedere"}, "mails about a second login")
	list, err := d.Ways(d.within(token))
	if err != nil {
		t.Fatal(err)
	}
	if _, err := d.Unlink(d.within(token), UnlinkInput{list[1].ID}); err != nil {
		t.Fatal(err)
	}
	both := []string{"ada@lavoro.example Un modo di accedere tolto", "ada@posta.example Un modo di accedere tolto"}
	d.expect(sent(), both, "mails about a login that was taken away")
	d.becomes(d.enters(mailed("ada@posta.example")), ada.Member.ID)
	d.expect(sent(), []string{"ada@posta.example Un nuovo modo di accedere"}, "mails about a login that was linked by its address")
	// What a provider calls an address may be none: nobody is kept out for that.
	odd := google("3", "ada lovelace@posta")
	nino := d.joins(odd, "Nino")
	d.links(nino.Token, facebook("f1", ""))
	d.expect(sent(), []string(nil), "mails to what is no address")
}

func TestOwnersAreToldOfPasskeys(t *testing.T) {
	d := newDesk(t)
	mails := d.writes()
	ada := d.joins(google("1", "ada@posta.example"), "Ada")
	key, token, err := d.RegisterPasskey(d.within(ada.Token), NewPasskey{CredentialID: []byte{1}, Handle: []byte{1}, Credential: []byte("{}"), Name: "Chiave blu"})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := d.RemovePasskey(d.within(token), PasskeyRemoveInput{key.ID}); err != nil {
		t.Fatal(err)
	}
	kept, err := mails.Looked(t.Context())
	if err != nil || len(kept) != 2 || kept[1].Subject != "Una nuova chiave di accesso" || kept[0].Subject != "Una chiave di accesso tolta" {
		t.Fatalf("the mails are %+v, %v", kept, err)
	}
	for _, m := range kept {
		if m.Address != "ada@posta.example" || !strings.Contains(strings.Join(m.Before, " "), "Chiave blu") {
			t.Errorf("the mail is %+v", m)
		}
	}
}
