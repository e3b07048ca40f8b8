package main

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"

	"piazza/internal/auth"
	"piazza/internal/nodeid"
)

// gathering is an assembly as its moderator knows it.
type gathering struct {
	p      *inProcess
	id     string
	number int64
	items  []string
}

// holds is whoever holds assemblies, joins is a member who takes part in them, and looks a visitor.
func holds() auth.Viewer {
	return auth.Viewer{MemberID: 1, PersonID: 1, SessionID: 1, Assurance: "substantial", Roles: map[int64]auth.Role{1: auth.Moderator}}
}

func joins() auth.Viewer {
	return auth.Viewer{MemberID: 2, PersonID: 2, SessionID: 2, Assurance: "email", Roles: map[int64]auth.Role{1: auth.Member}}
}

func looks() auth.Viewer { return auth.Viewer{} }

const assemblyAnswer = `assembly { id number state {
	version phase itemCount message current { id state } undo { act kind until } entrance { code link }
	items { id position state title seconds closesAt questions { id title options { id title } } turnout { voters } results { voters questions { voters } } }
} }`

// as is what somebody asks.
func (p *inProcess) as(v auth.Viewer) *inProcess {
	p.viewer = v
	return p
}

// run asks for a mutation of the assembly, which must not be refused, and keeps its items.
func (g *gathering) run(mutation, inputType string, in map[string]any) string {
	g.p.t.Helper()
	data, _ := g.p.as(holds()).ask(fmt.Sprintf(`mutation($in: %s!) { it: %s(input: $in) { %s userErrors { reason } } }`, inputType, mutation, assemblyAnswer), "", map[string]any{"in": in})
	var told struct {
		It struct {
			Assembly struct {
				ID     string
				Number int64
				State  struct{ Items []struct{ ID string } }
			}
			UserErrors []struct{ Reason string }
		}
	}
	must(g.p.t, json.Unmarshal(data, &told))
	if len(told.It.UserErrors) > 0 {
		g.p.t.Fatalf("%s: %s", mutation, data)
	}
	g.id, g.number, g.items = told.It.Assembly.ID, told.It.Assembly.Number, nil
	for _, one := range told.It.Assembly.State.Items {
		g.items = append(g.items, one.ID)
	}
	return string(data)
}

// item asks for something that is done to an item.
func (g *gathering) item(mutation string, n int) string {
	g.p.t.Helper()
	return g.run(mutation, "AssemblyItemInput", map[string]any{"itemId": g.items[n]})
}

// gather prepares an assembly with questions.
func (p *inProcess) gather(questions ...map[string]any) *gathering {
	p.t.Helper()
	g := &gathering{p: p}
	g.run("assemblyCreate", "AssemblyCreateInput", map[string]any{"piazzaId": nodeid.Encode("piazza", 1), "title": "Assemblea", "quorum": 2, "guests": "SLIPS"})
	for _, q := range questions {
		g.run("assemblyItemAdd", "AssemblyItemAddInput", map[string]any{"assemblyId": g.id, "question": q, "rules": map[string]any{"seconds": 600}})
	}
	return g
}

// told is what somebody reads of the assembly.
func (g *gathering) told(v auth.Viewer) string {
	g.p.t.Helper()
	data, _ := g.p.as(v).ask(fmt.Sprintf(`{ %s }`, strings.Replace(assemblyAnswer, "assembly {", fmt.Sprintf("assembly(number: %d) {", g.number), 1)), "", nil)
	return string(data)
}

func single(title string) map[string]any {
	return map[string]any{"kind": "SINGLE", "title": title, "options": []any{map[string]any{"title": "Sì " + title}, map[string]any{"title": "No " + title}}}
}

// An assembly goes from its preparation to its end through the API: who takes part is told of each question when it is shown, and
// of what came out when that is shown, never before.
func TestAnAssemblyThroughTheAPI(t *testing.T) {
	p := openInProcess(t)
	g := p.gather(single("Alba"), single("Bruma"))
	audience := []auth.Viewer{joins(), looks()}
	hides := func(when string, texts ...string) {
		t.Helper()
		for _, v := range audience {
			for _, text := range texts {
				if told := g.told(v); strings.Contains(told, text) {
					t.Errorf("%s: member %d is told %s: %s", when, v.MemberID, text, told)
				}
			}
		}
	}
	shows := func(when string, texts ...string) {
		t.Helper()
		for _, v := range append(audience, holds()) {
			for _, text := range texts {
				if told := g.told(v); !strings.Contains(told, text) {
					t.Errorf("%s: member %d is not told %s: %s", when, v.MemberID, text, told)
				}
			}
		}
	}
	hides("prepared", "Alba", "Bruma", `"link"`)
	g.run("assemblyStart", "AssemblyInput", map[string]any{"assemblyId": g.id})
	hides("begun", "Alba", "Bruma", `"link"`, `"act"`)
	shows("begun", `"phase":"LIVE"`, `"itemCount":2`)
	g.join(joins())
	g.run("assemblyShow", "AssemblyShowInput", map[string]any{"assemblyId": g.id, "itemId": g.items[0]})
	shows("shown", "Alba", `"state":"WAITING"`)
	hides("shown", "Bruma")
	g.item("assemblyItemOpen", 0)
	shows("open", `"state":"OPEN"`, `"results":null`)
	g.vote(joins(), 0)
	shows("voted", `"voters":1`, `"results":null`)
	g.item("assemblyItemClose", 0)
	shows("closed", `"state":"CLOSED"`, `"results":null`)
	if told := g.item("assemblyItemReveal", 0); !strings.Contains(told, `"kind":"REVEALED"`) {
		t.Errorf("a result that was just shown cannot be hidden again: %s", told)
	}
	shows("revealed", `"state":"REVEALED"`, `"results":{"voters":1`)
	hides("revealed", "Bruma")
	g.run("assemblyEnd", "AssemblyInput", map[string]any{"assemblyId": g.id})
	shows("ended", `"phase":"ENDED"`, `"entrance":null`)
	hides("ended", "Bruma")
}

func (g *gathering) join(v auth.Viewer) {
	g.p.t.Helper()
	data, _ := g.p.as(v).ask(`mutation($in: AssemblyInput!) { assemblyJoin(input: $in) { assembly { viewerParticipation { isEntitled isInHall } } userErrors { reason } } }`, "",
		map[string]any{"in": map[string]any{"assemblyId": g.id}})
	if !strings.Contains(string(data), `"isEntitled":true`) {
		g.p.t.Fatalf("joining: %s", data)
	}
}

// vote votes for the first option of an item.
func (g *gathering) vote(v auth.Viewer, n int) {
	g.p.t.Helper()
	var told struct {
		Assembly struct {
			State struct {
				Items []struct {
					ID        string
					Questions []struct {
						ID      string
						Options []struct{ ID string }
					}
				}
			}
		}
	}
	must(g.p.t, json.Unmarshal([]byte(g.told(v)), &told))
	for _, one := range told.Assembly.State.Items {
		if one.ID != g.items[n] {
			continue
		}
		q := one.Questions[0]
		ballot := map[string]any{"question": q.ID, "choice": map[string]any{"options": []any{q.Options[0].ID}}}
		data, _ := g.p.as(v).ask(`mutation($in: AssemblyVoteInput!) { assemblyVote(input: $in) { ballots { version } turnout { voters } userErrors { reason } } }`, "",
			map[string]any{"in": map[string]any{"itemId": one.ID, "ballots": []any{ballot}}})
		if !strings.Contains(string(data), `"ballots":[{"version":`) {
			g.p.t.Fatalf("voting: %s", data)
		}
	}
}

// Who watches hears of each act, in the end of the last one, and of nothing that is hidden from him.
func TestAnAssemblyIsWatched(t *testing.T) {
	p := openInProcess(t)
	g := p.gather(single("Alba"), single("Bruma"))
	const document = `subscription { assembly(id: %q) { version phase current { state title results { voters } } items { title state } } }`
	watching := map[string]*watching{}
	for name, v := range map[string]auth.Viewer{"member": joins(), "visitor": looks(), "moderator": holds()} {
		watching[name] = p.as(v).watch(fmt.Sprintf(document, g.id))
		defer watching[name].leave()
	}
	for _, step := range []struct {
		do   func()
		want string
	}{
		{func() { /* it is what it is */ }, `"phase":"PLANNED"`},
		{func() { g.run("assemblyStart", "AssemblyInput", map[string]any{"assemblyId": g.id}) }, `"phase":"LIVE"`},
		{func() { g.item("assemblyItemOpen", 0) }, `"current":{"state":"OPEN","title":"Alba"`},
		{func() { g.item("assemblyItemClose", 0) }, `"current":{"state":"CLOSED","title":"Alba","results":null`},
		{func() { g.item("assemblyItemReveal", 0) }, `"current":{"state":"REVEALED","title":"Alba","results":{"voters":0`},
	} {
		step.do()
		for _, w := range watching {
			w.until(t, step.want)
		}
	}
}
