package main

import (
	"fmt"
	"strings"
	"testing"

	"piazza/internal/auth"
	"piazza/internal/nodeid"
)

// assemblyMutations are all that name an assembly or something in it, each with the type of its input.
func assemblyMutations(of func(kind string) string) map[string]struct {
	input string
	in    map[string]any
} {
	type row = struct {
		input string
		in    map[string]any
	}
	whole := func(more ...any) map[string]any {
		return input(append([]any{"assemblyId", of("assembly")}, more...)...)["input"].(map[string]any)
	}
	item := func(more ...any) map[string]any {
		return input(append([]any{"itemId", of("assembly-item")}, more...)...)["input"].(map[string]any)
	}
	question := map[string]any{"kind": "CONSENT", "title": "Si fa?"}
	return map[string]row{
		"assemblyUpdate":         {"AssemblyUpdateInput", whole("title", "Altro")},
		"assemblyDelete":         {"AssemblyInput", whole()},
		"assemblyStart":          {"AssemblyInput", whole()},
		"assemblyEnd":            {"AssemblyInput", whole()},
		"assemblyRehearse":       {"AssemblyRehearseInput", whole("participants", 3)},
		"assemblyItemAdd":        {"AssemblyItemAddInput", whole("question", question)},
		"assemblyItemUpdate":     {"AssemblyItemUpdateInput", item("rules", map[string]any{"seconds": 30})},
		"assemblyItemRemove":     {"AssemblyItemInput", item()},
		"assemblyItemMove":       {"AssemblyItemMoveInput", item("position", 1)},
		"assemblyShow":           {"AssemblyShowInput", whole()},
		"assemblyItemOpen":       {"AssemblyItemInput", item()},
		"assemblyItemExtend":     {"AssemblyItemExtendInput", item("seconds", 30)},
		"assemblyItemClose":      {"AssemblyItemInput", item()},
		"assemblyItemReveal":     {"AssemblyItemInput", item()},
		"assemblyItemAnnul":      {"AssemblyItemAnnulInput", item("reason", "sbagliata")},
		"assemblyUndo":           {"AssemblyUndoInput", whole("act", 1)},
		"assemblyMessageSet":     {"AssemblyMessageInput", whole("message", "Pausa")},
		"assemblyCodeRenew":      {"AssemblyInput", whole()},
		"assemblySlipsCreate":    {"AssemblySlipsInput", whole("count", 1)},
		"assemblyScreenCreate":   {"AssemblyInput", whole()},
		"assemblyScreensEnd":     {"AssemblyInput", whole()},
		"assemblyJoin":           {"AssemblyInput", whole()},
		"assemblyVote":           {"AssemblyVoteInput", item("ballots", []any{map[string]any{"question": nodeid.Encode("question", 1), "choice": map[string]any{"stance": "AGREE"}}})},
		"assemblyAsk":            {"AssemblyAskInput", whole("text", "E il parco?")},
		"assemblyMinutesSet":     {"AssemblyMinutesSetInput", whole("text", "Detto")},
		"assemblyMinutesPublish": {"AssemblyInput", whole()},
	}
}

// An assembly of a closed piazza, and a rehearsal, answer whoever may not see them exactly as one that does not exist, by every way in.
func TestAnAssemblyThatMayNotBeSeenDoesNotExist(t *testing.T) {
	p := openInProcess(t)
	rehearsed := p.stage("planned")
	rehearsed.run("assemblyRehearse", "AssemblyRehearseInput", map[string]any{"assemblyId": rehearsed.id, "participants": 1})
	closed := p.stage("open")
	_, err := p.database.Exec(t.Context(), `with closed as (
			insert into space (slug, title, visibility, created_at, updated_at) values ('chiusa', 'Chiusa', 'members', now(), now()) returning id
		), moved as (
			update assembly set space_id = (select id from closed) where id = $1
		) update entry set space_id = (select id from closed) where id in (select entry_id from assembly_item where assembly_id = $1)`, closed.number)
	must(t, err)
	stranger := auth.Viewer{MemberID: 9, PersonID: 9, SessionID: 9, Assurance: "substantial", Roles: map[int64]auth.Role{2: auth.Administrator}}
	for name, g := range map[string]*gathering{"closed": closed, "rehearsed": rehearsed} {
		there := func(kind string) string {
			if kind == "assembly" {
				return g.id
			}
			return g.items[0]
		}
		nothing := func(kind string) string { return nodeid.Encode(kind, 1<<40) }
		for who, v := range map[string]auth.Viewer{"a visitor": {}, "a stranger": stranger} {
			p.viewer = v
			for query, of := range map[string]func(id string, number int64) string{
				"number": func(_ string, number int64) string {
					return fmt.Sprintf(`{ assembly(number: %d) { id title state { version } } }`, number)
				},
				"node": func(id string, _ int64) string { return fmt.Sprintf(`{ node(id: %q) { id } }`, id) },
				"watch": func(id string, _ int64) string {
					return fmt.Sprintf(`subscription { assembly(id: %q) { version } }`, id)
				},
			} {
				one, other := p.anyway(of(g.id, g.number), nil), p.anyway(of(nothing("assembly"), 1<<30), nil)
				if clean(string(one)) != clean(string(other)) {
					t.Errorf("%s, %s by %s: %s, and nothing answers %s", name, query, who, one, other)
				}
			}
			known, none := assemblyMutations(there), assemblyMutations(nothing)
			for mutation, row := range known {
				document := fmt.Sprintf(`mutation($in: %s!) { %s(input: $in) { userErrors { code reason message field } } }`, row.input, mutation)
				one := p.anyway(document, map[string]any{"in": row.in})
				other := p.anyway(document, map[string]any{"in": none[mutation].in})
				if clean(string(one)) != clean(string(other)) {
					t.Errorf("%s, %s by %s: %s, and nothing answers %s", name, mutation, who, one, other)
				}
				if strings.Contains(string(one), `"userErrors":[]`) {
					t.Errorf("%s, %s by %s is not refused", name, mutation, who)
				}
			}
		}
	}
}

// clean leaves the number of a trace out of an answer.
func clean(answer string) string {
	before, rest, found := strings.Cut(answer, `"trace`)
	if !found {
		return answer
	}
	_, after, _ := strings.Cut(rest, `}`)
	return before + after
}
