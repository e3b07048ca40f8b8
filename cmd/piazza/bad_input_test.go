package main

import (
	"encoding/json"
	"strings"
	"testing"

	"piazza/internal/nodeid"
)

// Each bad input is refused with its reason, and nothing is written.
func TestBadInputWritesNothing(t *testing.T) {
	p := openInProcess(t)
	var published int64
	must(t, p.database.QueryRow(t.Context(), `select id from entry where state = 'published' order by id limit 1`).Scan(&published))
	entry, nobody := nodeid.Encode("entry", published), nodeid.Encode("entry", 1<<40)
	const create = `mutation C($in: CommentCreateInput!) { commentCreate(input: $in) { comment { id } userErrors { code reason message field } } }`
	before := p.rows()
	for name, c := range map[string]struct {
		in     map[string]any
		reason string
	}{
		"an id that nothing has":      {map[string]any{"entryId": nobody, "body": "ciao"}, "entry_missing"},
		"an id that is none":          {map[string]any{"entryId": "§", "body": "ciao"}, "entry_missing"},
		"an id of another kind":       {map[string]any{"entryId": nodeid.Encode("piazza", 1), "body": "ciao"}, "entry_missing"},
		"a parent that nothing has":   {map[string]any{"entryId": entry, "parentId": nodeid.Encode("comment", 1<<40), "body": "ciao"}, "comment_missing"},
		"an empty comment":            {map[string]any{"entryId": entry, "body": " \n\t "}, "comment_empty"},
		"a comment of a megabyte":     {map[string]any{"entryId": entry, "body": strings.Repeat("a", 1_000_000)}, "comment_too_long"},
		"a comment of raw HTML":       {map[string]any{"entryId": entry, "body": "<script>alert(1)</script>"}, "comment_html"},
		"a comment with an image tag": {map[string]any{"entryId": entry, "body": "guarda <img src=x onerror=alert(1)>"}, "comment_html"},
		"a javascript: link":          {map[string]any{"entryId": entry, "body": "[premi](javascript:alert(1))"}, "comment_unsafe_link"},
		"a NUL":                       {map[string]any{"entryId": entry, "body": "a\x00b"}, "invalid_text"},
		"an endless key":              {map[string]any{"entryId": entry, "body": "ciao", "idempotencyKey": strings.Repeat("k", 201)}, "idempotency_key"},
	} {
		t.Run(name, func(t *testing.T) {
			data, _ := p.ask(create, "C", map[string]any{"in": c.in})
			var answer struct {
				CommentCreate struct {
					Comment    *struct{ ID string }
					UserErrors []struct{ Code, Reason, Message string }
				}
			}
			must(t, json.Unmarshal(data, &answer))
			errs := answer.CommentCreate.UserErrors
			if answer.CommentCreate.Comment != nil || len(errs) != 1 || !strings.HasPrefix(errs[0].Reason, c.reason) || errs[0].Message == "" {
				t.Errorf("got %.300s, want the reason %s", data, c.reason)
			}
		})
	}
	if after := p.rows(); after != before {
		t.Errorf("rows were written: %d, before %d", after, before)
	}
}

// rows counts what a refused comment could have written.
func (p *inProcess) rows() (n int) {
	must(p.t, p.database.QueryRow(p.t.Context(), `select (select count(*) from comment) + (select count(*) from notice)
		+ (select count(*) from idempotency) + (select count(*) from mention) + (select sum(comment_count) from thread)`).Scan(&n))
	return n
}
