package mail

import (
	"bytes"
	"io"
	"log/slog"
	"mime"
	"mime/multipart"
	"mime/quotedprintable"
	netmail "net/mail"
	"strings"
	"testing"
	"time"

	"piazza/internal/db"
	"piazza/internal/db/dbtest"
)

var key = bytes.Repeat([]byte("k"), 32)

// desk is a service with a mail server, and its log.
type desk struct {
	*Service
	office *postOffice
	log    *bytes.Buffer
}

func openDesk(t *testing.T) *desk {
	t.Helper()
	d := &desk{office: openOffice(t), log: &bytes.Buffer{}}
	server, err := NewServer(d.office.url(), "La piazza <piazza@example.org>")
	if err != nil {
		t.Fatal(err)
	}
	d.Service = serviceOn(t, dbtest.New(t), server, d.log)
	return d
}

func serviceOn(t *testing.T, d *db.DB, server *Server, log io.Writer) *Service {
	t.Helper()
	s, err := NewService(Options{
		DB: d, Key: key, PublicURL: "https://piazza.example.org", Server: server, Log: slog.New(slog.NewTextHandler(log, nil)),
	})
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func link(address string) Message {
	return Message{Address: address, Language: "it", Template: SignIn, Path: "/auth/mail/callback?state=segretissimo", Told: map[string]string{"minutes": "10"}}
}

func (d *desk) put(t *testing.T, m Message) {
	t.Helper()
	if err := d.Send(t.Context(), m); err != nil {
		t.Fatal(err)
	}
}

// step sends one mail, which has to be due.
func (d *desk) step(t *testing.T) {
	t.Helper()
	if worked, err := d.next(t.Context()); err != nil || !worked {
		t.Fatalf("nothing was sent: %v, %v", worked, err)
	}
}

func (d *desk) rows(t *testing.T) (n int) {
	t.Helper()
	if err := d.DB.QueryRow(t.Context(), `select count(*) from mail`).Scan(&n); err != nil {
		t.Fatal(err)
	}
	return n
}

// later lets time pass until all that waits is due.
func (d *desk) later(t *testing.T) {
	t.Helper()
	if _, err := d.DB.Exec(t.Context(), `update mail set due_at = now() - interval '1 second'`); err != nil {
		t.Fatal(err)
	}
}

func TestAMailIsReadByEverybody(t *testing.T) {
	d := openDesk(t)
	d.put(t, link("Ada@Example.ORG"))
	d.step(t)
	if d.rows(t) != 0 {
		t.Error("the mail waits after it has gone")
	}
	got := d.office.received()
	if len(got) != 1 {
		t.Fatalf("%d mails were taken", len(got))
	}
	m, err := netmail.ReadMessage(strings.NewReader(got[0]))
	if err != nil {
		t.Fatal(err)
	}
	subject, err := new(mime.WordDecoder).DecodeHeader(m.Header.Get("Subject"))
	if err != nil || subject != "Il tuo collegamento per entrare" {
		t.Errorf("the subject is %q, %v", subject, err)
	}
	for name, want := range map[string]string{
		"To": "<Ada@example.org>", "From": `"La piazza" <piazza@example.org>`, "Auto-Submitted": "auto-generated", "Content-Language": "it",
	} {
		if got := m.Header.Get(name); got != want {
			t.Errorf("%s is %q, want %q", name, got, want)
		}
	}
	kind, params, err := mime.ParseMediaType(m.Header.Get("Content-Type"))
	if err != nil || kind != "multipart/alternative" {
		t.Fatalf("the mail is %s, %v", kind, err)
	}
	parts := multipart.NewReader(m.Body, params["boundary"])
	for _, want := range []string{"text/plain", "text/html"} {
		p, err := parts.NextRawPart()
		if err != nil {
			t.Fatal(err)
		}
		text, err := io.ReadAll(quotedprintable.NewReader(p))
		if err != nil || !strings.HasPrefix(p.Header.Get("Content-Type"), want) ||
			!strings.Contains(string(text), "https://piazza.example.org/auth/mail/callback?state=segretissimo") || !strings.Contains(string(text), "10 minuti") {
			t.Errorf("%s is %s, %v", want, text, err)
		}
	}
}

func TestWhatWaitsSaysNothingToWhoReadsTheTable(t *testing.T) {
	d := openDesk(t)
	d.put(t, link("ada@example.org"))
	var row string
	if err := d.DB.QueryRow(t.Context(), `select to_jsonb(m)::text || encode(content, 'escape') from mail m`).Scan(&row); err != nil {
		t.Fatal(err)
	}
	if strings.Contains(row, "segretissimo") || strings.Contains(row, "entrare") {
		t.Errorf("the row says %s", row)
	}
	// A mail put under another address opens for nobody: nothing is sent, and it waits until it has expired.
	if _, err := d.DB.Exec(t.Context(), `update mail set address = 'mallory@example.org'`); err != nil {
		t.Fatal(err)
	}
	d.step(t)
	if n := len(d.office.received()); n != 0 || d.rows(t) != 1 || !strings.Contains(d.log.String(), "another key") {
		t.Errorf("%d mails were sent, %d wait", n, d.rows(t))
	}
}

func TestAddressesStayOutOfTheLog(t *testing.T) {
	d := openDesk(t)
	for verb, answer := range map[string]string{"": "", "RCPT": "550 no such user ada@example.org", "MAIL": "451 ada@example.org"} {
		if verb != "" {
			d.office.says(verb, answer)
		}
		d.put(t, link("ada@example.org"))
		d.step(t)
		d.office.says(verb, "")
	}
	var failure string
	if err := d.DB.QueryRow(t.Context(), `select failure from mail`).Scan(&failure); err != nil {
		t.Fatal(err)
	}
	if told := d.log.String() + failure; strings.Contains(told, "ada@") || strings.Contains(told, "segretissimo") || !strings.Contains(told, "451") {
		t.Errorf("told was %s", told)
	}
}

func TestWhatAServerRefusesForGoodIsGivenUp(t *testing.T) {
	for name, c := range map[string]struct {
		verb, answer string
		waits        int
	}{
		"there is no such mailbox":      {"RCPT", "550 unknown", 0},
		"the mailbox is full":           {"RCPT", "452 full", 1},
		"it does not like the mail":     {".", "554 spam", 0},
		"it has no room for the mail":   {".", "452 no room", 1},
		"it does not take us as sender": {"MAIL", "553 not you", 1},
		"it is busy":                    {"EHLO", "421 busy", 1},
	} {
		t.Run(name, func(t *testing.T) {
			d := openDesk(t)
			d.office.says(c.verb, c.answer)
			if c.verb == "EHLO" {
				d.office.says("HELO", c.answer)
			}
			d.put(t, link("ada@example.org"))
			d.step(t)
			if n := d.rows(t); n != c.waits || len(d.office.received()) != 0 {
				t.Fatalf("%d wait, want %d; %d were taken", n, c.waits, len(d.office.received()))
			}
			if c.waits == 0 {
				return
			}
			if worked, err := d.next(t.Context()); worked || err != nil {
				t.Errorf("it is tried again at once: %v", err)
			}
			d.office.says(c.verb, "")
			d.office.says("HELO", "")
			d.later(t)
			d.step(t)
			if d.rows(t) != 0 || len(d.office.received()) != 1 {
				t.Errorf("after the fault %d wait, %d were taken", d.rows(t), len(d.office.received()))
			}
		})
	}
}

func TestPausesGrow(t *testing.T) {
	last := time.Duration(0)
	for n := 1; n <= 8; n++ {
		if p := pause(n); p <= last {
			t.Errorf("after %d attempts it waits %v, before %v", n, p, last)
		} else {
			last = p
		}
	}
	if pause(1) != firstPause || pause(100) != mostPause {
		t.Errorf("it waits from %v to %v", pause(1), pause(100))
	}
}

// A server that is cut off after it took a mail and before it said so gets it again, under the same name: SMTP knows no better.
func TestAMailWhoseReceiptWasLostGoesOnceMore(t *testing.T) {
	d := openDesk(t)
	d.office.cut = 1
	d.put(t, link("ada@example.org"))
	d.step(t)
	d.later(t)
	d.step(t)
	got := d.office.received()
	if len(got) != 2 || d.rows(t) != 0 || idOf(t, got[0]) != idOf(t, got[1]) || idOf(t, got[0]) == "" {
		t.Fatalf("taken were %d, waiting %d", len(got), d.rows(t))
	}
}

func idOf(t *testing.T, text string) string {
	t.Helper()
	m, err := netmail.ReadMessage(strings.NewReader(text))
	if err != nil {
		t.Fatal(err)
	}
	return m.Header.Get("Message-ID")
}
