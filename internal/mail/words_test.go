package mail

import (
	"bytes"
	"context"
	"errors"
	"log/slog"
	"strings"
	"testing"
	"time"

	"piazza/internal/db"
	"piazza/internal/db/dbtest"
)

// told is what every kind of mail needs to know.
func told() map[string]string {
	return map[string]string{
		"minutes": "10", "piazza": "Legge <18>", "role": "moderator", "days": "7", "title": "Google", "name": "Telefono", "handle": "ada",
	}
}

func TestEveryMailIsSaidInBothLanguages(t *testing.T) {
	for kind := range letters() {
		said := map[string]letter{}
		for _, language := range []string{"it", "en"} {
			l, err := word(Message{Template: kind, Language: language, Told: told(), Path: "/x"}, "https://p.example")
			if err != nil {
				t.Fatal(err)
			}
			page, err := l.html()
			if err != nil {
				t.Fatal(err)
			}
			for _, text := range []string{l.text(), page} {
				if strings.Contains(text, "{{") || strings.Contains(text, "<no value>") || !strings.Contains(text, "https://p.example/x") {
					t.Errorf("%s says %s", kind, text)
				}
			}
			if strings.Contains(page, "<18>") {
				t.Errorf("%s lets a title into the page: %s", kind, page)
			}
			if text := strings.ToLower(l.Subject + l.text()); language == italian && (strings.Contains(text, "passkey") || strings.Contains(text, " link ")) {
				t.Errorf("%s calls a thing otherwise than the pages do: %s", kind, text)
			}
			said[language] = l
		}
		if said["it"].Subject == said["en"].Subject || said["it"].text() == said["en"].text() {
			t.Errorf("%s is said in one language", kind)
		}
	}
}

func TestAMailThatIsNotToldEnoughIsRefused(t *testing.T) {
	for kind := range letters() {
		if strings.Contains(string(kind), "reset") {
			continue // says the same to everybody
		}
		if _, err := word(Message{Template: kind, Language: "it"}, ""); err == nil {
			t.Errorf("%s was worded without what it has to be told", kind)
		}
	}
	if _, err := word(Message{Template: "none"}, ""); err == nil {
		t.Error("an unknown mail was worded")
	}
}

func TestNobodyWritesLinesIntoAMail(t *testing.T) {
	m := Message{Template: Invite, Language: "it", Told: told()}
	m.Told["piazza"] = "x\r\nBcc: all@example.org\r\n\r\nciao"
	l, err := word(m, "")
	if err != nil || strings.ContainsAny(l.Subject, "\r\n") {
		t.Errorf("the subject is %q, %v", l.Subject, err)
	}
}

func TestAddresses(t *testing.T) {
	for given, want := range map[string]string{
		" ada@example.org ": "ada@example.org", "Ada.L+x@Mail.Example.ORG": "Ada.L+x@mail.example.org", "d'angelo@comune.it": "d'angelo@comune.it",
		"": "", "ada": "", "ada@": "", "@example.org": "", "ada@example": "", "ada@exa mple.org": "", "ada@example.org\r\nBcc: x@y.it": "",
		"Ada <ada@example.org>": "", `"a b"@example.org`: "", "a@b@c.org": "", "ada@[127.0.0.1]": "", "ada@example..org": "", "ada@example.org.": "",
		"ada,bob@example.org": "", "ada\u200b@example.org": "", strings.Repeat("a", 250) + "@example.org": "", "a\x00@example.org": "",
		// In small letters these would be mike.k@example.org.
		"m\u0130ke.k@example.org": "", "mike.\u212a@example.org": "", "mike.k@e\u212aample.org": "", "mike.k@citt\u00e0.it": "", "a\xff@example.org": "",
		"mike.k@xn--citt-3na.it": "mike.k@xn--citt-3na.it",
	} {
		got, err := Address(given)
		if got != want || (err == nil) != (want != "") {
			t.Errorf("%q is read as %q, %v", given, got, err)
		}
	}
}

func TestServersAreReadAndNotQuoted(t *testing.T) {
	for url, good := range map[string]bool{
		"smtp://127.0.0.1:25": true, "smtp://me:secret@mail.example.org": true, "smtps://me:secret@mail.example.org": true, "smtp://[::1]:25": true,
		"": false, "mail.example.org": false, "https://me:secret@mail.example.org": false, "smtp://": false, "smtp://me:sec%ret@x": false,
		"smtp://mail.example.org/secret": false,
	} {
		_, err := NewServer(url, "piazza@example.org")
		if (err == nil) != good || err != nil && strings.Contains(err.Error(), "secret") {
			t.Errorf("%s: %v", url, err)
		}
	}
	if _, err := NewServer("smtp://x", "nobody"); err == nil {
		t.Error("a sender without an address was taken")
	}
}

func TestWithoutAServerMailsAreKeptInTheDemoAlone(t *testing.T) {
	d := dbtest.New(t)
	for _, kept := range []bool{false, true} {
		s, err := NewService(Options{DB: d, Key: key, PublicURL: "http://p", Kept: kept, Log: slog.New(slog.DiscardHandler)})
		if err != nil {
			t.Fatal(err)
		}
		if err := s.Send(t.Context(), link("ada@example.org")); err != nil || s.Available() != kept {
			t.Errorf("kept %v: %v", kept, err)
		}
		mails, err := s.Looked(t.Context())
		if err != nil || len(mails) != map[bool]int{true: 1}[kept] {
			t.Fatalf("kept %v: %+v, %v", kept, mails, err)
		}
		if kept && (mails[0].Link != "http://p/auth/mail/callback?state=segretissimo" || mails[0].Address != "ada@example.org") {
			t.Errorf("kept was %+v", mails[0])
		}
	}
	var none *Service
	if err := none.Send(t.Context(), link("ada@example.org")); err != nil || none.Available() {
		t.Errorf("no service at all: %v", err)
	}
}

// A mail goes where its transaction stands, and is taken back with its owner.
func TestAMailBelongsToItsTransaction(t *testing.T) {
	d := openDesk(t)
	fault := errors.New("fault")
	err := d.DB.InTx(t.Context(), func(ctx context.Context, tx *db.Tx) error {
		return errors.Join(d.SendIn(ctx, tx, link("ada@example.org")), fault)
	})
	if !errors.Is(err, fault) || d.rows(t) != 0 {
		t.Errorf("after a fault %d wait, %v", d.rows(t), err)
	}
	d.put(t, link("ADA@example.org"))
	d.put(t, link("bob@example.org"))
	err = d.DB.InTx(t.Context(), func(ctx context.Context, tx *db.Tx) error { return EraseIn(ctx, tx, []string{"ada@EXAMPLE.org"}) })
	if err != nil || d.rows(t) != 1 {
		t.Errorf("after an erasure %d wait, %v", d.rows(t), err)
	}
	if _, err := newSeal(bytes.Repeat([]byte("k"), 5)); err == nil {
		t.Error("a short key was taken")
	}
	if pause(3) < time.Second {
		t.Error("a broken server is not left in peace")
	}
}
