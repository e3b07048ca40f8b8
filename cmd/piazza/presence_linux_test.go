package main

import (
	"fmt"
	"strings"
	"testing"

	"piazza/internal/db"
	"piazza/internal/nodeid"
)

// An entry that is withdrawn has no readers any more: whoever was there stops hearing who is, at the other node too, and
// nobody can say that he writes.
func TestPresenceEndsWithTheEntry(t *testing.T) {
	h := openHouse(t)
	d, err := db.Open(t.Context(), db.Options{DSN: dsn(h.dir)})
	must(t, err)
	t.Cleanup(d.Close)
	boss, ivo, bruna := mustSignIn(t, h.nodes[0], d, "gemma"), mustSignIn(t, h.nodes[0], d, "ivo"), mustSignIn(t, h.nodes[1], d, "bruna")
	var number int64
	must(t, d.QueryRow(t.Context(), `select e.id from entry e join membership m on m.space_id = e.space_id and m.member_id = $1
		where e.state = 'published' and e.author_id <> $1 order by e.id limit 1`, ivo.id).Scan(&number))
	id := nodeid.Encode("entry", number)
	watch := fmt.Sprintf(`subscription { presence(id: %q, visible: true) { count members { handle } } }`, id)
	hereIvo, thereBruna := ivo.hear(watch), bruna.hear(watch)
	within(t, limit(), "each sees the other", func() bool { return hereIvo.has(`"bruna"`) && thereBruna.has(`"ivo"`) })

	const typing = `mutation($in: ThreadTypingInput!) { threadTyping(input: $in) { userErrors { reason } } }`
	where := map[string]any{"entryId": id, "visible": true}
	ivo.do(typing, where)
	boss.do(`mutation($in: EntryReasonInput!) { entryWithdraw(input: $in) { userErrors { reason } } }`, map[string]any{"entryId": id, "reason": "una prova"})
	within(t, limit(), "nobody is told any more who is here", func() bool { return hereIvo.over() && thereBruna.over() })
	for _, who := range []*guest{ivo, bruna} {
		if answer := who.ask(typing, where); !strings.Contains(answer, `"entry_missing"`) {
			t.Errorf("who writes under what is withdrawn is told %s", answer)
		}
		again := who.hear(watch)
		within(t, limit(), "who comes back is refused", again.over)
		if !again.has("NOT_FOUND") {
			t.Errorf("who comes back is told %s", &again.text)
		}
	}
	if answer := boss.ask(typing, where); strings.Contains(answer, `"userErrors":[]`) {
		t.Errorf("who may still read it is told %s", answer)
	}
}
