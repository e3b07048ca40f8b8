//go:build linux

package ears

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestCentrifuge(t *testing.T) {
	c := Centrifuge{Rooms: 2}
	for message, want := range map[string]Heard{
		`{"id":1,"connect":{"client":"a","ping":25,"pong":true}}`: {Reply: `{"id":2,"subscribe":{"channel":"r1"}}`},
		`{"id":2,"subscribe":{}}`:                                 {},
		`{}`:                                                      {Reply: `{}`},
		`{"push":{"channel":"r1","pub":{"data":{"seq":7,"text":"ciao","at":"12"}}}}`: {Notice: true, Seq: 7, Text: "ciao", At: 12},
	} {
		if got, err := c.Hear(3, []byte(message)); got != want || err != nil {
			t.Errorf("%s is heard as %+v, %v", message, got, err)
		}
	}
	for _, message := range []string{`{"id":2,"error":{"code":103}}`, `{"push":{"disconnect":{"code":3008}}}`, `no`} {
		if got, err := c.Hear(3, []byte(message)); err == nil {
			t.Errorf("%s is heard as %+v", message, got)
		}
	}
}

func TestPiazza(t *testing.T) {
	file := filepath.Join(t.TempDir(), "sessions")
	if err := os.WriteFile(file, []byte("eins\nzwei\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	p, err := NewPiazza(Told{Document: "subscription { x }", Rooms: []string{"a", "b"}, Sessions: file, Cookie: "c", Origin: "http://o"}, 2)
	if err != nil {
		t.Fatal(err)
	}
	if _, _, header := p.Request(1); strings.Join(header, "|") != "Origin: http://o|Cookie: c=zwei" {
		t.Errorf("a member brings %q", header)
	}
	asks, err := p.Hear(1, []byte(`{"type":"connection_ack"}`))
	if err != nil || !strings.Contains(asks.Reply, `"variables":{"after":null,"id":"b"}`) || !strings.Contains(asks.Reply, p.ID(1)) {
		t.Errorf("a member asks for %s, %v", asks.Reply, err)
	}
	joined := `{"type":"next","id":"1","payload":{"data":{"thread":{"__typename":"StreamJoined","cursor":"x"}}}}`
	if got, err := p.Hear(1, []byte(joined)); got != (Heard{}) || err != nil || p.Joined() != 1 {
		t.Errorf("joining is heard as %+v, %v by %d", got, err, p.Joined())
	}
	busy := `{"type":"error","id":"1","payload":[{"message":"wait","extensions":{"code":"UNAVAILABLE"}}]}`
	added := `{"type":"next","id":"1","payload":{"data":{"thread":{"__typename":"CommentAdded","cursor":"AQAAAAAAAAAHAAAA","comment":{"body":"at 12 due parole"}}}}}`
	if got, err := p.Hear(1, []byte(added)); got != (Heard{Notice: true, Seq: 7, At: 12, ID: "1", Text: "due parole"}) || err != nil {
		t.Errorf("a comment is heard as %+v, %v", got, err)
	}
	for _, message := range []string{
		strings.Replace(added, "at 12", "ciao", 1), strings.Replace(added, "AQ", "", 1), strings.Replace(added, "CommentAdded", "CommentHidden", 1),
		busy, `{"type":"error","id":"1","payload":[]}`, `{"type":"complete","id":"1"}`,
	} {
		if got, err := p.Hear(1, []byte(message)); err == nil {
			t.Errorf("%s is heard as %+v", message, got)
		}
	}
}
