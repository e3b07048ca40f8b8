package mail

import (
	"strings"
	"testing"
	"time"
)

// TestNothingIsSentInTheOpen: whoever takes STARTTLS out of a server's greeting would read the links. The office cannot close
// the way; it is called by an address that is not known to be this computer's.
func TestNothingIsSentInTheOpen(t *testing.T) {
	office := openOffice(t)
	elsewhere := strings.Replace(office.url(), "127.0.0.1", "0.0.0.0", 1)
	for _, c := range []struct {
		url  string
		sent int
	}{{elsewhere, 0}, {strings.Replace(elsewhere, "//", "//me:secret@", 1), 0}, {office.url(), 1}} {
		server, err := NewServer(c.url, "piazza@example.org")
		if err != nil {
			t.Fatal(err)
		}
		out := server.send(t.Context(), &queued{address: "ada@example.org", createdAt: time.Now()}, letter{Subject: "Il tuo link", Language: "it"})
		if out.sent != (c.sent == 1) || out.final || len(office.received()) != c.sent {
			t.Errorf("%s: %+v, the office has %d", c.url, out, len(office.received()))
		}
	}
}
