package privacy

import (
	"archive/zip"
	"bytes"
	"context"
	"encoding/json"
	"io"
	"strings"
	"testing"
	"time"

	"piazza/internal/auth"
	"piazza/internal/db"
	"piazza/internal/problem"
)

// fresh is he, who has just proved who he is.
func fresh(ctx context.Context) context.Context {
	return auth.With(ctx, auth.Viewer{MemberID: int64(he), SessionID: session, ProvedAt: time.Now()})
}

// take reads his archive: its files by name.
func take(t *testing.T, d *db.DB) map[string]string {
	t.Helper()
	var out bytes.Buffer
	handle, err := NewService(d).Take(fresh(t.Context()), func() (io.Writer, error) { return &out, nil })
	if err != nil || handle != "lui" {
		t.Fatal(handle, err)
	}
	r, err := zip.NewReader(bytes.NewReader(out.Bytes()), int64(out.Len()))
	if err != nil {
		t.Fatal(err)
	}
	files := map[string]string{}
	for _, f := range r.File {
		from, err := f.Open()
		if err != nil {
			t.Fatal(err)
		}
		content, err := io.ReadAll(from)
		if err != nil {
			t.Fatal(err)
		}
		files[f.Name] = string(content)
	}
	return files
}

func TestTheArchiveCanBeReadByProgramsAndByPeople(t *testing.T) {
	d := bare(t)
	full(t, d)
	for language, words := range map[string][]string{
		"it": {`<html lang="it">`, "I tuoi voti", "Che cosa non c’è, e perché", "Parola sua", "&lt;b&gt;Parola&lt;/b&gt; &amp; risposta", "Ragione sua", "<dt>testo</dt>"},
		"en": {`<html lang="en">`, "Your votes", "What is not here, and why", "Parola sua", "<dt>text</dt>"},
	} {
		exec(t, d, `update member set locale = $1 where id = $2`, language, he)
		files := take(t, d)
		for _, word := range words {
			if !strings.Contains(files["index.html"], word) {
				t.Errorf("in %s the page lacks %q", language, word)
			}
		}
		if strings.Contains(files["index.html"], "<b>Parola") || strings.Contains(files["index.html"], "<script") {
			t.Error("a text is taken for HTML")
		}
		checkFiles(t, files, language)
	}
}

// checkFiles holds the files to what the manifest says.
func checkFiles(t *testing.T, files map[string]string, language string) {
	t.Helper()
	var manifest struct {
		Handle, Language string
		Files            []struct {
			File string
			Rows int
		}
		LeftOut map[string]string `json:"left_out"`
	}
	if err := json.Unmarshal([]byte(files["manifest.json"]), &manifest); err != nil {
		t.Fatal(err)
	}
	if len(files) != len(parts())+2 || len(manifest.Files) != len(parts()) || manifest.Handle != "lui" || manifest.Language != language {
		t.Errorf("%d files, the manifest is %+v", len(files), manifest)
	}
	if manifest.LeftOut["erasure"] != leftOut()["erasure"].in(language) {
		t.Errorf("left out is %v", manifest.LeftOut)
	}
	for _, f := range manifest.Files {
		var rows []map[string]any
		if err := json.Unmarshal([]byte(files[f.File]), &rows); err != nil || len(rows) != f.Rows || f.Rows == 0 {
			t.Errorf("%s: %d rows, %v, the manifest says %d", f.File, len(rows), err, f.Rows)
		}
	}
}

// Rows are read a few at a time, and an archive with very many of them is whole.
func TestALargeArchiveIsWhole(t *testing.T) {
	d := bare(t)
	const many = 40*atATime + 7
	exec(t, d, `insert into comment (entry_id, author_id, body) select 1, $1, repeat('parola ', 100) || n from generate_series(1, $2::int) n`, he, many)
	files := take(t, d)
	var rows []struct{ Body string }
	if err := json.Unmarshal([]byte(files["data/comment.json"]), &rows); err != nil || len(rows) != many || !strings.HasSuffix(rows[many-1].Body, "parola 2007") {
		t.Errorf("%d rows, %v", len(rows), err)
	}
	if n := strings.Count(files["index.html"], "<article>"); n < many {
		t.Errorf("the page has %d", n)
	}
}

func TestTheArchiveIsItsOwnersAlone(t *testing.T) {
	d := bare(t)
	s := NewService(d)
	now := time.Now()
	never := func() (io.Writer, error) { t.Error("something was written"); return io.Discard, nil }
	for name, c := range map[string]struct {
		viewer auth.Viewer
		reason string
	}{
		"a visitor":             {auth.Viewer{}, "sign_in"},
		"whoever found it open": {auth.Viewer{MemberID: int64(he), ProvedAt: now.Add(-time.Hour)}, "confirm_needed"},
		"whoever never proved":  {auth.Viewer{MemberID: int64(he)}, "confirm_needed"},
		"a program":             {auth.Viewer{MemberID: int64(he), ProvedAt: now, Scopes: []string{"READ"}}, "token_refused"},
		"who is not there":      {auth.Viewer{MemberID: 1, ProvedAt: now}, "not_found"},
	} {
		_, err := s.Take(auth.With(t.Context(), c.viewer), never)
		if p, ok := problem.As(err); !ok || p.Reason != c.reason {
			t.Errorf("%s: %v", name, err)
		}
	}
	exec(t, d, `delete from audit_record`)
	take(t, d)
	if got := textsOf(t, d, `select kind || ' ' || actor_id || ' ' || member_id from audit_record`); len(got) != 1 || got[0] != "archive_taken 7001 7001" {
		t.Errorf("the trail says %v", got)
	}
}
