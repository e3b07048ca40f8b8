package export_test

import (
	"context"
	"encoding/json"
	"fmt"
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"piazza/internal/ballot"
	"piazza/internal/entry"
	"piazza/internal/export"
)

// sealed makes a poll that was sealed: what people answered is in its bundle alone.
func (s *square) sealed(t *testing.T, set string, lines ...string) (id int64) {
	t.Helper()
	if set != "" {
		set = ", " + set
	}
	id = s.poll(t, `confidential = true, results = 'after_close', phase = 'closed', closed_at = now()`+set)
	s.exec(t, `insert into ballot_seal (entry_id, seal, state, form, length, head, commitments, ballots, bundle_hash, bundle_bytes)
		values ($1, $3::bytea, 'sealed', '{"title":"Come si chiamava"}', 3, sha256('y'), 4, $2, sha256('z'), 9)`, id, len(lines), fmt.Appendf(nil, "%016d", id))
	s.bundled(t, id, lines...)
	return id
}

// bundled writes openings as a bundle that was verified, each between lines of other kinds in a part of its own.
func (s *square) bundled(t *testing.T, id int64, lines ...string) {
	t.Helper()
	for i, line := range lines {
		s.exec(t, `insert into ballot_bundle (entry_id, number, part) values ($1, $2, convert_to($3, 'UTF8'))`, id, i,
			`{"entry":1,"kind":"batch"}`+"\n"+line+"\n"+`{"voter":"voter"}`+"\n")
		s.exec(t, `insert into ballot_opened (entry_id, question_id, place, choice, reason)
			values ($1, ($3::jsonb->>'question')::bigint, $2, ($3::jsonb->>'choice')::jsonb, $3::jsonb->>'reason')`, id, i+1, line)
	}
}

// opening is a line of a bundle.
func opening(question int64, choice, reason string) string {
	quoted, _ := json.Marshal(choice) //nolint:errchkjson // a text
	return fmt.Sprintf(`{"commitment":"%064x","question":%d,"nonce":"00","choice":%s,"reason":%q}`, question, question, quoted, reason)
}

// TestFilesOfASealedPoll holds different answers with how many people gave each, and no ballot, order or name.
func TestFilesOfASealedPoll(t *testing.T) {
	s := setup(t)
	id := s.sealed(t, "reasons = 'optional'")
	q, o := s.question(t, id, "ranked", `{"Least": 1, "Most": 2}`, "Uno", "Due")
	choice := func(first, second int64) string { return fmt.Sprintf(`{"options":[%d,%d]}`, first, second) }
	s.bundled(t, id, opening(q, choice(o[1], o[0]), "Perché sì"), opening(q, choice(o[0], o[1]), ""), opening(q, choice(o[0], o[1]), ""), opening(q, `{"none":true}`, ""))
	s.exec(t, `update ballot_seal set ballots = 4 where entry_id = $1`, id)
	csv := s.read(t, 0, "%d.csv", id).Body.String()
	for _, want := range []string{",persone\r\n", "Uno > Due,,2\r\n", "Due > Uno,Perché sì,1\r\n", "nessuna di queste,,1\r\n"} {
		if !strings.Contains(csv, want) {
			t.Errorf("the file lacks %q:\n%s", want, csv)
		}
	}
	var document struct {
		Title   string
		Count   int
		Ballots []any
		Answers []struct{ People int }
	}
	body := s.read(t, 0, "%d.json", id).Body.Bytes()
	if err := json.Unmarshal(body, &document); err != nil || document.Ballots != nil || len(document.Answers) != 3 || document.Count != 4 ||
		document.Title != "Come si chiamava" || strings.Contains(string(body), "commitment") {
		t.Errorf("the document is %s, %v", body, err)
	}
	if blt := s.read(t, 0, "%d.blt", id).Body.String(); !strings.Contains(blt, "2 1 2 0\n") || !strings.Contains(blt, "1 2 1 0\n") {
		t.Errorf("the orders are\n%s", blt)
	}
}

// TestHiddenTextsOfASealedPoll leaves those texts out that a moderator took from sight, but for the staff.
func TestHiddenTextsOfASealedPoll(t *testing.T) {
	s := setup(t)
	id := s.sealed(t, "")
	q, _ := s.question(t, id, "open", `{}`)
	s.bundled(t, id, opening(q, `{"text":"Offesa"}`, ""))
	s.exec(t, `insert into ballot_hidden_text (question_id, text_hash, reason, hidden_by, hidden_at) values ($1, sha256('Offesa'), 'perché', 1, now())`, q)
	if body := s.read(t, voter, "%d.csv", id).Body.String(); strings.Contains(body, "Offesa") {
		t.Errorf("a member reads %s", body)
	}
	if body := s.read(t, editor, "%d.csv", id).Body.String(); !strings.Contains(body, "Offesa") {
		t.Errorf("the editor reads %s", body)
	}
}

// TestFilesBeforeThePollIsSealed refuses what is not counted, and says that what was counted just now comes in a moment.
func TestFilesBeforeThePollIsSealed(t *testing.T) {
	s := setup(t)
	id := s.sealed(t, "")
	for state, want := range map[string]struct {
		code   int
		reason string
	}{
		"open":    {http.StatusForbidden, "results_hidden"},
		"closed":  {http.StatusForbidden, "results_hidden"},
		"lost":    {http.StatusForbidden, "results_hidden"},
		"tallied": {http.StatusConflict, "poll_not_bundled"},
		"bundled": {http.StatusOK, ""},
	} {
		s.exec(t, `update ballot_seal set state = $2 where entry_id = $1`, id, state)
		for _, ending := range []string{"csv", "json"} {
			if answer := s.get(t, editor, "%d.%s", id, ending); answer.Code != want.code || answer.Header().Get("X-Reason") != want.reason {
				t.Errorf("%s.%s: %d %s", state, ending, answer.Code, answer.Header().Get("X-Reason"))
			}
		}
	}
}

// publicFiles gives out the same file whatever is asked for, unless it refuses.
type publicFiles struct {
	refusal error
	written int
}

func (p *publicFiles) PublicLog(ctx context.Context, id entry.ID, use ballot.Reading) error {
	if p.refusal != nil {
		return p.refusal
	}
	return use(ctx, &ballot.PublicFile{Poll: id, Tag: "abc-1", Write: func(w io.Writer) error {
		p.written++
		_, err := io.WriteString(w, "{}\n")
		return err
	}})
}

func (p *publicFiles) PublicBundle(ctx context.Context, _ ballot.Door, id entry.ID, use ballot.Reading) error {
	return p.PublicLog(ctx, id, use)
}

// TestPublicFiles sends a file once, and says after that that it is unchanged.
func TestPublicFiles(t *testing.T) {
	source := &publicFiles{}
	mux := http.NewServeMux()
	mux.Handle(export.PublicPattern, export.NewPublic(source, slog.New(slog.DiscardHandler)))
	get := func(path, tag string) *httptest.ResponseRecorder {
		answer, r := httptest.NewRecorder(), httptest.NewRequestWithContext(t.Context(), http.MethodGet, "/export/polls/"+path, nil)
		r.Header.Set("If-None-Match", tag)
		mux.ServeHTTP(answer, r)
		return answer
	}
	for _, name := range []string{"7/log.jsonl", "7/bundle.jsonl"} {
		answer := get(name, "")
		if answer.Code != http.StatusOK || answer.Body.String() != "{}\n" || answer.Header().Get("ETag") != `"abc-1"` ||
			!strings.HasPrefix(answer.Header().Get("Content-Type"), "application/x-ndjson") || answer.Header().Get("Cache-Control") != "private, no-cache" {
			t.Errorf("%s: %d %s %v", name, answer.Code, answer.Body, answer.Header())
		}
		if answer = get(name, `"abc-1"`); answer.Code != http.StatusNotModified || answer.Body.Len() > 0 {
			t.Errorf("%s again: %d %s", name, answer.Code, answer.Body)
		}
	}
	if source.written != 2 {
		t.Errorf("files were written %d times", source.written)
	}
	for path, want := range map[string]int{"07/log.jsonl": 404, "7/key.jsonl": 404, "x/log.jsonl": 404, "0/bundle.jsonl": 404} {
		if answer := get(path, ""); answer.Code != want || answer.Header().Get("X-Reason") != "export_public" {
			t.Errorf("%s: %d %s", path, answer.Code, answer.Header().Get("X-Reason"))
		}
	}
	for want, refusal := range map[int]error{404: ballot.ErrNotSecret, 409: ballot.ErrNoBundle, 403: ballot.ErrResultsHidden} {
		source.refusal = refusal
		if answer := get("7/bundle.jsonl", ""); answer.Code != want {
			t.Errorf("%v: %d", refusal, answer.Code)
		}
	}
}
