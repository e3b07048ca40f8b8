package main

import (
	"encoding/json"
	"maps"
	"strings"

	"piazza/internal/assembly"
	"piazza/internal/nodeid"
)

// assemblyScenes bring an assembly with two questions to where something can be done to it.
func assemblyScenes() []string { return []string{"planned", "begun", "open", "closed", "ended"} }

// stage returns a new assembly that has come to a scene.
func (p *inProcess) stage(scene string) *gathering {
	p.t.Helper()
	g := p.gather(single("Alba"), single("Bruma"))
	steps := map[string]func(){
		"begun":  func() { g.run("assemblyStart", "AssemblyInput", map[string]any{"assemblyId": g.id}) },
		"open":   func() { g.item("assemblyItemOpen", 0) },
		"closed": func() { g.item("assemblyItemClose", 0) },
		"ended":  func() { g.run("assemblyEnd", "AssemblyInput", map[string]any{"assemblyId": g.id}) },
	}
	for _, step := range assemblyScenes() {
		if do := steps[step]; do != nil {
			do()
		}
		if step == scene {
			break
		}
	}
	return g
}

// of is the input of what concerns a whole assembly that has come to a scene.
func (p *inProcess) of(scene string, more ...any) cost {
	return cost{input(append([]any{"assemblyId", p.stage(scene).id}, more...)...), nil}
}

// first is the input of what concerns the first question of an assembly that has come to a scene.
func (p *inProcess) first(scene string, more ...any) cost {
	return cost{input(append([]any{"itemId", p.stage(scene).items[0]}, more...)...), nil}
}

// assemblyCosts has a row for each of the client's operations about assemblies, each change on an assembly of its own.
func (p *inProcess) assemblyCosts() map[string]cost {
	mine := p.viewer
	defer func() { p.viewer = mine }()
	shown := p.stage("ended")
	number := func(more ...any) map[string]any {
		v := map[string]any{"number": shown.number, "first": 40, "item": shown.items[0]}
		for i := 0; i < len(more); i += 2 {
			v[more[i].(string)] = more[i+1]
		}
		return v
	}
	list := map[string]any{"slug": "comunita-pratiche-partecipative", "first": 40}
	rows := map[string]cost{
		"AssembliesPage": p.manyEnded(),
		"AssemblyPage":   {number(), nil}, "AssemblyToChange": {number(), nil}, "ConsolePage": {number(), nil}, "HallPage": {number(), nil},
		"ConsoleQuestions": {number(), nil}, "PhonePiazza": {number(), nil},
		"ConsoleDrafts": {list, nil}, "PhoneBallots": {number(), nil}, "PhoneReceipt": {number(), nil},
		"ConsoleCourse":      {number(), number("first", 2)},
		"AssemblyCoursePage": {number(), number("first", 2)},
		"AssemblyFloorPage":  {number(), nil},
		"AssemblySlips":      {number(), number("first", 2)},
	}
	maps.Copy(rows, p.assemblyChanges())
	maps.Copy(rows, p.queueChanges())
	maps.Copy(rows, p.hallChanges())
	return rows
}

// manyEnded is the list of a piazza all of whose assemblies are over.
func (p *inProcess) manyEnded() cost {
	p.t.Helper()
	_, err := p.database.Exec(p.t.Context(), `
		insert into assembly (space_id, phase, title, started_at, ended_at, minutes_published_at, created_by, created_at)
		select id, 'ended', 'Finita ' || n, now(), now(), now(), 1, now() from space, generate_series(1, 30) n where slug = 'altra-1'`)
	must(p.t, err)
	return cost{map[string]any{"slug": "altra-1", "first": 40}, map[string]any{"slug": "altra-1", "first": 2}}
}

// assemblyChanges are what is done to assemblies.
func (p *inProcess) assemblyChanges() map[string]cost {
	question := map[string]any{"kind": "CONSENT", "title": "Si fa?"}
	return map[string]cost{
		"AssemblyCreate":         {input("piazzaId", nodeid.Encode("piazza", 1), "title", "Nuova", "idempotencyKey", "k"), nil},
		"AssemblyUpdate":         p.of("planned", "title", "Altra"),
		"ConsoleDelete":          p.of("planned"),
		"ConsoleStart":           p.of("planned"),
		"ConsoleEnd":             p.of("closed"),
		"ConsoleRehearse":        p.of("planned", "participants", 20),
		"ConsoleItemAdd":         p.of("planned", "question", question, "idempotencyKey", "k"),
		"ConsoleShow":            p.of("begun", "itemId", nil),
		"ConsoleMessage":         p.of("begun", "message", "Pausa"),
		"ConsoleCodeRenew":       p.of("begun"),
		"ConsoleScreen":          p.of("begun"),
		"ConsoleScreensEnd":      p.of("begun"),
		"ConsoleUndo":            p.of("open", "act", 2),
		"AssemblyMinutesSet":     p.of("ended", "text", "**Detto**"),
		"AssemblyMinutesPublish": p.of("ended"),
	}
}

// queueChanges are what is done to questions.
func (p *inProcess) queueChanges() map[string]cost {
	return map[string]cost{
		"ConsoleItemUpdate": p.first("planned", "rules", map[string]any{"seconds": 30}),
		"ConsoleItemRemove": p.first("begun"),
		"ConsoleItemMove":   p.first("begun", "position", 2),
		"ConsoleOpen":       p.first("begun"),
		"ConsoleExtend":     p.first("open", "seconds", 30, "idempotencyKey", "k"),
		"ConsoleClose":      p.first("open"),
		"ConsoleReveal":     p.first("closed"),
		"ConsoleAnnul":      p.first("closed", "reason", "sbagliata", "repeats", true),
	}
}

// hallChanges are what people in the hall do, and what is made for them.
func (p *inProcess) hallChanges() map[string]cost {
	slips := p.stage("begun")
	made, _ := p.as(holds()).ask(`mutation($in: AssemblySlipsInput!) { assemblySlipsCreate(input: $in) { slips { slip { id } } } }`, "",
		map[string]any{"in": map[string]any{"assemblyId": slips.id, "count": 2}})
	var told struct {
		AssemblySlipsCreate struct {
			Slips []struct{ Slip struct{ ID string } }
		}
	}
	must(p.t, json.Unmarshal(made, &told))
	slip := told.AssemblySlipsCreate.Slips
	open := p.stage("open")
	open.join(joins())
	open.join(holds())
	asked, _ := p.as(joins()).ask(`mutation($in: AssemblyAskInput!) { assemblyAsk(input: $in) { question { id } } }`, "",
		map[string]any{"in": map[string]any{"assemblyId": open.id, "text": "E il parco?"}})
	_, question, _ := strings.Cut(string(asked), `"id":"`)
	question, _, _ = strings.Cut(question, `"`)
	return map[string]cost{
		"SlipsCreate":      p.of("begun", "count", 100),
		"SlipRevoke":       {input("slipId", slip[0].Slip.ID), nil},
		"SlipReissue":      {input("slipId", slip[1].Slip.ID), nil},
		"AssemblyJoinPage": p.of("begun"), "PhoneJoin": p.of("begun"),
		"JoinFind":           {input("code", open.code()), nil},
		"JoinEnter":          {input("code", open.code(), "idempotencyKey", strings.Repeat("k", 20)), nil},
		"PhoneVote":          {input("itemId", open.items[0], "ballots", []any{open.ballot(0)}, "idempotencyKey", "hall"), nil},
		"PhoneAsk":           {input("assemblyId", open.id, "text", "E la scuola?", "idempotencyKey", "k"), nil},
		"ConsoleFloorSet":    {input("questionId", question, "state", "SHOWN"), nil},
		"PhoneUpvote":        {input("questionId", question, "isWanted", true), nil},
		"ConsoleGuestEnd":    {input("questionId", p.guestAsks()), nil},
		"ConsoleGuestsAdmit": {input("assemblyId", p.withGuests("begun").id, "isOpen", false), nil},
	}
}

// withGuests is an assembly into which guests come with its code alone.
func (p *inProcess) withGuests(scene string) *gathering {
	p.t.Helper()
	g := p.stage(scene)
	_, err := p.database.Exec(p.t.Context(), `update assembly set guests = 'anyone' where id = $1`, g.number)
	must(p.t, err)
	return g
}

// guestAsks is what a guest asks from the floor who has voted in nothing.
func (p *inProcess) guestAsks() string {
	p.t.Helper()
	g := p.withGuests("open")
	var id int64
	must(p.t, p.database.QueryRow(p.t.Context(), `
		with guest as (
			insert into assembly_guest (assembly_id, pass_hash, joined_at) values ($1, sha256('guest'), now()) returning id
		)
		insert into assembly_floor (assembly_id, guest_id, text, named, state, asked_at)
		select $1, guest.id, 'E io?', true, 'shown', now() from guest returning id`, g.number).Scan(&id))
	return nodeid.Encode(assembly.FloorKind, id)
}

// code is the assembly's.
func (g *gathering) code() (code string) {
	must(g.p.t, g.p.database.QueryRow(g.p.t.Context(), `select code from assembly where id = $1`, g.number).Scan(&code))
	return code
}

// ballot is one for the first option of an item.
func (g *gathering) ballot(n int) map[string]any {
	g.p.t.Helper()
	var question, option int64
	must(g.p.t, g.p.database.QueryRow(g.p.t.Context(), `
		select o.question_id, min(o.id) from assembly_item i
		join poll_question q on q.entry_id = i.entry_id join poll_option o on o.question_id = q.id
		where i.assembly_id = $1 group by 1, i.position order by i.position offset $2 limit 1`, g.number, n).Scan(&question, &option))
	return map[string]any{"question": nodeid.Encode("question", question), "choice": map[string]any{"options": []any{nodeid.Encode("option", option)}}}
}

// allowedInAssemblies is how many statements more than the usual an operation about assemblies may take. Whatever is done at the
// console answers with all that stands then, in six statements; what turns a question waits for its poll, as all who change polls do,
// shows or hides its entry, and is written into the course. Who annuls closes, counts, hides and copies; the copy of a whole queue
// takes as many statements as it has questions.
func allowedInAssemblies(operation string) int {
	switch operation {
	case "AssemblyJoinPage", "ConsolePage":
		return 3
	case "AssemblyMinutesPublish": // holds the seals of secret votes, reads the clock after that, and answers with the minutes and the seals as well
		return 6
	case "ConsoleAnnul", "ConsoleRehearse":
		return 26
	}
	if strings.HasPrefix(operation, "Console") {
		return 15
	}
	return 0
}
