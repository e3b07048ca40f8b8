package main

import (
	"errors"
	"fmt"
	"io"
	"net/http"
	"strings"
	"testing"

	"github.com/vektah/gqlparser/v2/ast"

	"piazza/graph"
)

// gateInside is what nobody learns who has nothing but a pass: texts, names and numbers inside the piazza of members alone. Its
// editor is shown by the assembly's own fields alone.
const gateInside = `
update space set law_reference = 'legge segreta', member_count = 4711 where slug = 'chiusa';
insert into space_section (space_id, code, title, position) select id, 'polls', 'Sezione segreta', 0 from space where slug = 'chiusa';
insert into entry (space_id, kind, state, author_id, title, created_at, updated_at, published_at)
select id, 'topic', 'published', 1, 'Voce segreta', now(), now(), now() from space where slug = 'chiusa';
insert into thread (entry_id, comment_count, top_count) select id, 1, 1 from entry where title = 'Voce segreta';
insert into comment (entry_id, root_id, path, author_id, body, body_html, created_at)
select id, 1, array[1], 1, 'Commento segreto', '<p>Commento segreto</p>', now() from entry where title = 'Voce segreta';
`

// walk writes down a selection of all that a type has, some steps deep; what needs an argument that is not known is left out.
func walk(schema *ast.Schema, name string, steps int) string {
	var selected []string
	for _, field := range schema.Types[name].Fields {
		if strings.HasPrefix(field.Name, "__") || needsArgument(field) {
			continue
		}
		of := schema.Types[field.Type.Name()]
		switch {
		case of.IsLeafType():
			selected = append(selected, field.Name)
		case steps == 0:
		case of.IsAbstractType():
			selected = append(selected, field.Name+" { __typename }")
		default:
			if inner := walk(schema, of.Name, steps-1); inner != "" {
				selected = append(selected, field.Name+" { "+inner+" }")
			}
		}
	}
	return strings.Join(selected, " ")
}

func needsArgument(field *ast.FieldDefinition) bool {
	for _, a := range field.Arguments {
		if a.Type.NonNull && a.DefaultValue == nil {
			return true
		}
	}
	return false
}

// Whatever field of an assembly somebody with a pass follows, he gets nothing out of a piazza that is not open to him.
func TestAPassReadsNothingOfThePiazza(t *testing.T) {
	t.Parallel()
	h := openGateHouse(t, 5)
	_, err := h.db.Exec(t.Context(), gateInside)
	must(t, err)
	m := h.meeting(2, "ANYONE", 0)
	prepared := map[string]any{"kind": "SINGLE", "title": "Domanda segreta", "options": []map[string]any{{"title": "Opzione segreta"}, {"title": "No"}}}
	m.desk.gets("assemblyItemAdd", "AssemblyItemAddInput", "assembly { id }", map[string]any{"assemblyId": m.id, "question": prepared}, &struct{}{})
	schema := graph.NewSchema(graph.Services{}).Schema()
	pass := map[string]string{"guest": h.person(0, 0, "").enters(map[string]any{"code": m.code}), "screen": m.screen()}
	paths := map[string]string{}
	for _, name := range []string{"Piazza", "Assembly", "AssemblyState"} {
		for _, field := range schema.Types[name].Fields {
			if of := schema.Types[field.Type.Name()]; !needsArgument(field) && !strings.HasPrefix(field.Name, "__") {
				selected := field.Name
				if !of.IsLeafType() && !of.IsAbstractType() {
					selected += " { " + walk(schema, of.Name, 2) + " }"
				} else if of.IsAbstractType() {
					selected += " { __typename }"
				}
				paths[name+"."+field.Name] = map[string]string{"Piazza": "piazza { %s }", "Assembly": "%s", "AssemblyState": "state { %s }"}[name]
				paths[name+"."+field.Name] = fmt.Sprintf(paths[name+"."+field.Name], selected)
			}
		}
	}
	for who, secret := range pass {
		p, answered := h.person(1, 0, secret), 0
		for path, selected := range paths {
			text := p.posts(fmt.Sprintf("{ assembly(number: %d) { %s } }", m.number, selected))
			if strings.Contains(text, `"assembly":{`) {
				answered++
			}
			for _, inside := range []string{"segret", "4711", "Membro", `"m1"`} {
				if strings.Contains(strings.ToLower(text), strings.ToLower(inside)) {
					t.Errorf("%s reads by %s: %s", who, path, text)
				}
			}
		}
		if answered < len(paths)/2 {
			t.Errorf("%s: only %d of %d are answered", who, answered, len(paths))
		}
		for _, path := range []string{
			"/piazze/chiusa", "/piazze/chiusa/assemblee", fmt.Sprint("/piazze/chiusa/assemblee/", m.number), "/piazze/chiusa/votazioni", "/sitemap.xml",
			fmt.Sprintf("/export/assembly/%d.json", m.number), fmt.Sprintf("/export/assembly/%d.md", m.number), "/persone/m1", "/export/poll/2.json",
		} {
			answer := p.request(t.Context(), http.MethodGet, path, nil, "text/html")
			body, err := io.ReadAll(answer.Body)
			must(t, errors.Join(err, answer.Body.Close()))
			if strings.Contains(strings.ToLower(string(body)), "segret") {
				t.Errorf("%s reads at %s: %s", who, path, body)
			}
		}
		for kind, n := range map[string]int64{"piazza": 2, "entry": 1, "comment": 1} {
			if text := p.posts(byNode(kind, n)); text != `{"data":{"node":null}}` {
				t.Errorf("%s reads a %s: %s", who, kind, text)
			}
		}
	}
}
