package main

import (
	"archive/zip"
	"bytes"
	"encoding/json"
	"io"
	"net/http"
	"strconv"
	"strings"
	"testing"

	"github.com/jackc/pgx/v5"
)

// archive asks for all that is known of the visitor.
func (v *visitor) archive(t *testing.T) (*http.Response, []byte) {
	t.Helper()
	answer, err := v.Get(v.url + "/export/member.zip")
	must(t, err)
	defer answer.Body.Close()
	content, err := io.ReadAll(answer.Body)
	must(t, err)
	return answer, content
}

// archiveRefused expects that the server says why not as the client reads it.
func (v *visitor) archiveRefused(t *testing.T, status int, code, reason string) {
	t.Helper()
	answer, said := v.archive(t)
	var body struct {
		Error struct{ Code, Reason, Message string }
	}
	err := json.Unmarshal(said, &body)
	if err != nil || answer.StatusCode != status || body.Error.Code != code || body.Error.Reason != reason || body.Error.Message == "" {
		t.Errorf("the archive is refused with %d %s, %v", answer.StatusCode, said, err)
	}
}

// readable returns the page of an archive that a person reads.
func readable(t *testing.T, archive []byte) string {
	t.Helper()
	r, err := zip.NewReader(bytes.NewReader(archive), int64(len(archive)))
	must(t, err)
	f, err := r.Open("index.html")
	must(t, err)
	defer f.Close()
	text, err := io.ReadAll(f)
	must(t, err)
	return string(text)
}

// A proof grows old while one looks at the page: the answer says what the client asks for then.
func TestAnArchiveAsksForAFreshProof(t *testing.T) {
	dir := used(t)
	s := open(t, dir, []string{"--demo"})
	v := newVisitor(t, s.url)
	v.signIn(t, "elena")
	d, err := pgx.Connect(t.Context(), dsn(dir))
	must(t, err)
	defer d.Close(t.Context())
	_, err = d.Exec(t.Context(), `update session set proved_at = proved_at - interval '31 minutes'`)
	must(t, err)
	v.archiveRefused(t, http.StatusForbidden, "FORBIDDEN", "confirm_needed")
}

func TestAMemberTakesHisArchive(t *testing.T) {
	s := open(t, used(t), []string{"--demo"})
	v := newVisitor(t, s.url)
	v.archiveRefused(t, http.StatusUnauthorized, "UNAUTHENTICATED", "sign_in")
	v.signIn(t, "agnese")
	v.comment(t, firstEntry(t, v), "Questa parola è sua")
	const change = `mutation ($input: LocaleUpdateInput!) { localeUpdate(input: $input) { userErrors { reason } } }`
	for language, word := range map[string]string{"en": "Your comments", "it": "I tuoi commenti"} {
		if said := v.ask(t, change, map[string]any{"input": map[string]any{"locale": language}}); !strings.Contains(said, `"userErrors":[]`) {
			t.Errorf("the language %s: %s", language, said)
		}
		answer, content := v.archive(t)
		if answer.StatusCode != http.StatusOK || answer.ContentLength != int64(len(content)) || answer.Header.Get("Content-Length") != strconv.Itoa(len(content)) {
			t.Fatalf("%d, %d bytes, %v", answer.StatusCode, len(content), answer.Header)
		}
		if text := readable(t, content); !strings.Contains(text, word) || !strings.Contains(text, "Questa parola è sua") {
			t.Errorf("the page lacks %q or what was written", word)
		}
	}
	const trail = `{ auditTrail(kinds: [ARCHIVE_TAKEN]) { totalCount nodes { number kind actor { handle } member { handle } piazza { slug } roleAfter detail hash } } auditState { isIntact checked } }`
	if said := v.ask(t, trail, nil); !strings.Contains(said, `"totalCount":0`) || !strings.Contains(said, `"auditState":null`) {
		t.Errorf("a member reads the trail: %s", said)
	}
	boss := newVisitor(t, s.url)
	boss.signIn(t, "gemma")
	if said := boss.ask(t, trail, nil); !strings.Contains(said, `"totalCount":2`) || !strings.Contains(said, `"handle":"agnese"`) || !strings.Contains(said, `"isIntact":true`) {
		t.Errorf("the trail says %s", said)
	}
}
