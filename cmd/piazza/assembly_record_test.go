package main

import (
	"context"
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"piazza/internal/auth"
	"piazza/internal/nodeid"
)

const floorAnswer = `question { id text name state votes } userErrors { reason }`

// floor asks for a mutation of the floor and returns what is answered.
func (g *gathering) floor(v auth.Viewer, mutation, inputType string, in map[string]any) string {
	g.p.t.Helper()
	data, _ := g.p.as(v).ask(fmt.Sprintf(`mutation($in: %s!) { %s(input: $in) { %s } }`, inputType, mutation, floorAnswer), "", map[string]any{"in": in})
	return string(data)
}

func (g *gathering) sees(v auth.Viewer) string {
	g.p.t.Helper()
	data, _ := g.p.as(v).ask(fmt.Sprintf(`{ assembly(number: %d) { floor { waiting viewerVotes questions { text state votes } viewerQuestions { text state } } } }`, g.number), "", nil)
	return string(data)
}

// A question from the floor is asked, let through, wanted and answered through the API; who watches is told as far as it is his
// business.
func TestTheFloorThroughTheAPI(t *testing.T) {
	p := openInProcess(t)
	g := p.gather(single("Alba"))
	g.run("assemblyStart", "AssemblyInput", map[string]any{"assemblyId": g.id})
	g.join(joins())
	const document = `subscription { assemblyFloor(id: %q) { version waiting viewerVotes questions { text state votes } viewerQuestions { text state } } }`
	watching := map[string]*watching{}
	for name, v := range map[string]auth.Viewer{"member": joins(), "visitor": looks(), "moderator": holds()} {
		watching[name] = p.as(v).watch(fmt.Sprintf(document, g.id))
		defer watching[name].leave()
	}
	asked := g.floor(joins(), "assemblyAsk", "AssemblyAskInput", map[string]any{"assemblyId": g.id, "text": "Chi paga?", "isNamed": true})
	var told struct {
		AssemblyAsk struct{ Question struct{ ID, Name string } }
	}
	must(t, json.Unmarshal([]byte(asked), &told))
	if told.AssemblyAsk.Question.Name == "" || !strings.Contains(asked, `"state":"WAITING"`) {
		t.Fatalf("asking answers %s", asked)
	}
	watching["moderator"].until(t, `"waiting":1,"viewerVotes":[],"questions":[{"text":"Chi paga?","state":"WAITING"`)
	watching["member"].until(t, `"questions":[],"viewerQuestions":[{"text":"Chi paga?","state":"WAITING"}]`)
	if seen := g.sees(looks()); strings.Contains(seen, "paga") || strings.Contains(seen, `"waiting":1`) {
		t.Errorf("a visitor sees %s", seen)
	}
	for v, want := range map[string]string{"assemblyUpvote": "floor_missing", "assemblyFloorSet": "floor_missing"} {
		in := map[string]any{"questionId": told.AssemblyAsk.Question.ID}
		inputType := "AssemblyUpvoteInput"
		if v == "assemblyFloorSet" {
			in["state"], inputType = "SHOWN", "AssemblyFloorSetInput"
		}
		if data := g.floor(joins(), v, inputType, in); !strings.Contains(data, want) {
			t.Errorf("%s of what waits: %s", v, data)
		}
	}
	set := func(state string) {
		t.Helper()
		data := g.floor(holds(), "assemblyFloorSet", "AssemblyFloorSetInput", map[string]any{"questionId": told.AssemblyAsk.Question.ID, "state": state})
		if !strings.Contains(data, fmt.Sprintf(`"state":%q`, state)) {
			t.Fatalf("it becomes %s", data)
		}
	}
	set("SHOWN")
	watching["visitor"].until(t, `"waiting":0,"viewerVotes":[],"questions":[{"text":"Chi paga?","state":"SHOWN","votes":0}]`)
	for _, wanted := range []bool{true, true} {
		g.floor(joins(), "assemblyUpvote", "AssemblyUpvoteInput", map[string]any{"questionId": told.AssemblyAsk.Question.ID, "isWanted": wanted})
	}
	watching["visitor"].until(t, `"viewerVotes":[],"questions":[{"text":"Chi paga?","state":"SHOWN","votes":1}]`)
	watching["member"].until(t, fmt.Sprintf(`"viewerVotes":[%q]`, told.AssemblyAsk.Question.ID))
	set("REFUSED")
	watching["visitor"].until(t, `"questions":[],"viewerQuestions":[]`)
	watching["member"].until(t, `"viewerQuestions":[{"text":"Chi paga?","state":"REFUSED"}]`)
}

// What was rehearsed happens by itself in the running program, is there for who holds it alone, and is gone when it is deleted.
func TestARehearsalThroughTheAPI(t *testing.T) {
	p := openInProcess(t)
	g := p.gather(single("Alba"))
	g.run("assemblyRehearse", "AssemblyRehearseInput", map[string]any{"assemblyId": g.id, "participants": 12})
	ctx, cancel := context.WithCancel(t.Context())
	var driving sync.WaitGroup
	driving.Go(func() { p.crowds.Run(ctx) })
	defer func() { cancel(); driving.Wait() }()
	if told := g.told(joins()); !strings.Contains(told, `"assembly":null`) {
		t.Errorf("a member is told of a rehearsal: %s", told)
	}
	_, err := p.database.Exec(t.Context(), `update assembly_rehearsal set begun_at = begun_at - interval '1 minute'`)
	must(t, err)
	here := p.as(holds()).watch(fmt.Sprintf(`subscription { assemblyPresence(id: %q) { entitled inHall } }`, g.id))
	defer here.leave()
	here.until(t, `{"entitled":12,"inHall":12}`)
	turnout := p.as(holds()).watch(fmt.Sprintf(`subscription { assemblyTurnout(id: %q) { voters entitled } }`, g.id))
	defer turnout.leave()
	g.item("assemblyItemOpen", 0)
	_, err = p.database.Exec(t.Context(), `update poll set opened_at = opened_at - interval '1 minute' where rehearsal`)
	must(t, err)
	for voted := false; !voted; {
		told, refusal := turnout.next()
		if told == "ended" || refusal != nil {
			t.Fatalf("nobody votes: %s, %v", told, refusal)
		}
		voted = strings.Contains(told, `"entitled":12`) && !strings.Contains(told, `"voters":0`)
	}
	data, _ := p.as(holds()).ask(`mutation($in: AssemblyInput!) { assemblyDelete(input: $in) { assemblyId userErrors { reason } } }`, "", map[string]any{"in": map[string]any{"assemblyId": g.id}})
	if !strings.Contains(string(data), g.id) {
		t.Fatalf("deleting it answers %s", data)
	}
	within(t, limit(), "those who were made up are present no more", func() bool { // who watches may hear first that it is gone
		ranks, _ := p.services.AssemblyPresences.Ranks(nodeid.Read(g.id, "assembly"))
		return slices.Max(ranks[:]) == 0
	})
	var left int
	must(t, p.database.QueryRow(t.Context(), `select count(*) from person p where not exists (select from member m where m.person_id = p.id) and created_at > $1`, time.Now().Add(-time.Minute)).Scan(&left))
	if left > 0 {
		t.Errorf("%d persons are left", left)
	}
}

// Minutes are written and published through the API, and then everybody reads them, the course and the results.
func TestMinutesThroughTheAPI(t *testing.T) {
	p := openInProcess(t)
	g := p.gather(single("Alba"))
	g.run("assemblyStart", "AssemblyInput", map[string]any{"assemblyId": g.id})
	g.join(joins())
	g.item("assemblyItemOpen", 0)
	g.vote(joins(), 0)
	g.item("assemblyItemClose", 0)
	g.item("assemblyItemReveal", 0)
	g.run("assemblyEnd", "AssemblyInput", map[string]any{"assemblyId": g.id})
	g.run("assemblyMinutesSet", "AssemblyMinutesSetInput", map[string]any{"assemblyId": g.id, "text": "Si è deciso."})
	read := func(v auth.Viewer) string {
		t.Helper()
		data, _ := p.as(v).ask(fmt.Sprintf(`{ assembly(number: %d) { minutes { html entitled guests publishedAt } acts { totalCount nodes { kind actor { name } title } } } }`, g.number), "", nil)
		return string(data)
	}
	for _, v := range []auth.Viewer{joins(), looks()} {
		if told := read(v); told != `{"assembly":{"minutes":null,"acts":null}}` {
			t.Errorf("before they are published %d reads %s", v.MemberID, told)
		}
	}
	if told := read(holds()); !strings.Contains(told, "Si è deciso.") || !strings.Contains(told, `"publishedAt":null`) {
		t.Errorf("who holds it reads %s", told)
	}
	g.run("assemblyMinutesPublish", "AssemblyInput", map[string]any{"assemblyId": g.id})
	told := read(looks())
	for _, wanted := range []string{"<p>Si è deciso.</p>", `"entitled":1,"guests":0`, `"kind":"STARTED"`, `"kind":"REVEALED"`, `"title":"Alba"`} {
		if !strings.Contains(told, wanted) {
			t.Errorf("everybody reads no %s in %s", wanted, told)
		}
	}
	data, _ := p.as(holds()).ask(`mutation($in: AssemblyMinutesSetInput!) { assemblyMinutesSet(input: $in) { userErrors { reason } } }`, "",
		map[string]any{"in": map[string]any{"assemblyId": nodeid.Encode("assembly", g.number), "text": "Altro."}})
	if !strings.Contains(string(data), "minutes_published") {
		t.Errorf("writing afterwards answers %s", data)
	}
}
