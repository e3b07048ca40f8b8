package main

import (
	"archive/zip"
	"bytes"
	"io"
	"net/http"
	"strconv"
	"strings"
	"testing"
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

func TestAMemberTakesHisArchive(t *testing.T) {
	s := open(t, used(t), []string{"--demo"})
	v := newVisitor(t, s.url)
	if answer, said := v.archive(t); answer.StatusCode != http.StatusUnauthorized || answer.Header.Get("X-Reason") != "sign_in" {
		t.Errorf("a visitor is answered %d %s", answer.StatusCode, said)
	}
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
