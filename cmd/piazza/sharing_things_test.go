package main

import (
	"fmt"
	"strings"

	"piazza/internal/auth"
	"piazza/internal/nodeid"
)

// things are what can be watched, each with what happens to it.
func (h *sharedHouse) things() []watchedThing {
	h.t.Helper()
	var all []watchedThing
	for _, space := range []int64{sharedOpen, sharedClosed} {
		all = append(all, h.threadThing(space), h.piazzaThing(space), h.presenceThing(space))
		for _, id := range h.ids("entry", `select id from entry where space_id = $1 and kind = 'poll' and state = 'published' order by id`, space) {
			all = append(all, watchedThing{field: "pollResults", space: space, id: id, alone: h.aloneWithVotes(id)})
		}
		poll := h.ids("entry", `select min(id) from entry where space_id = $1 and kind = 'poll' and state = 'published'`, space)[0]
		all = append(all, watchedThing{field: "pollTurnout", space: space, id: poll})
	}
	all = append(all, watchedThing{field: "liveStatus", space: sharedOpen, alone: always("administrators alone are told, and nobody stands for them")})
	return append(all, h.assemblyThings()...)
}

func always(why string) func(panelist) string { return func(panelist) string { return why } }

// aloneWithVotes says why who watches results that are shown to who has voted is told for himself.
func (h *sharedHouse) aloneWithVotes(id string) func(panelist) string {
	h.t.Helper()
	var byVote bool
	must(h.t, h.database.QueryRow(h.t.Context(), `select results = 'after_vote' and phase <> 'closed' from poll where entry_id = $1`, nodeid.Read(id, "entry")).Scan(&byVote))
	if !byVote {
		return nil
	}
	return always("who has voted sees what others do not")
}

// threadThing is a thread in which everything happens that can be told of one.
func (h *sharedHouse) threadThing(space int64) watchedThing {
	entry := h.publish(space, "TOPIC", fmt.Sprint("Si parla ", space))
	said := ""
	of := func(who, mutation, inputType string, more ...any) func() {
		return func() {
			in := map[string]any{"commentId": said}
			for i := 0; i < len(more); i += 2 {
				in[more[i].(string)] = more[i+1]
			}
			h.does(who, mutation, inputType, in)
		}
	}
	return watchedThing{field: "thread", space: space, id: entry, first: "StreamJoined", happens: []happening{
		{func() { said = h.says(entry, "Una cosa.") }, "CommentAdded"},
		{of("the author", "commentUpdate", "CommentUpdateInput", "body", "Un’altra cosa, @nadia."), "CommentEdited"},
		{of("a member of both", "commentReact", "CommentReactInput", "kind", "AGREE", "on", true), "CommentReacted"},
		{of("a moderator", "commentHide", "CommentReasonInput", "reason", "dati di altri"), "CommentHidden"},
		{of("a moderator", "commentRestore", "CommentReasonInput", "reason", "chiarito"), "CommentRestored"},
		{of("the author", "commentDelete", "CommentInput"), "CommentDeleted"},
		{func() {
			h.does("a moderator", "entryWithdraw", "EntryReasonInput", map[string]any{"entryId": entry, "reason": "era una prova"})
		}, "ThreadClosed"},
		{func() { /* and then nothing */ }, "ended"},
	}}
}

// piazzaThing is a piazza in which everything happens that can be told of one.
func (h *sharedHouse) piazzaThing(space int64) watchedThing {
	thing := watchedThing{field: "piazza", space: space, id: nodeid.Encode("piazza", space), first: "StreamJoined"}
	var last, poll string
	add := func(says string, do func()) { thing.happens = append(thing.happens, happening{do, says}) }
	for _, kind := range []string{"NEWS", "ARTICLE", "TOPIC", "VIDEO"} {
		add("EntryPublished", func() { last = h.publish(space, kind, "Nuovo "+kind) })
	}
	add("EntryChanged", func() {
		h.does("an editor", "entryUpdate", "EntryUpdateInput", map[string]any{"entryId": last, "title": "Altro titolo"})
	})
	add("EntryWithdrawn", func() {
		h.does("a moderator", "entryWithdraw", "EntryReasonInput", map[string]any{"entryId": last, "reason": "era una prova"})
	})
	add("EntryPublished", func() { poll = h.poll(space) })
	add("PollOpened", func() { h.does("an editor", "pollOpen", "PollInput", map[string]any{"pollId": poll}) })
	add("PollChanged", func() {
		h.does("an editor", "pollUpdate", "PollUpdateInput", map[string]any{"pollId": poll, "rules": map[string]any{"closesAt": "2199-01-01T00:00:00Z"}})
	})
	add("PollClosed", func() { h.does("an editor", "pollClose", "PollInput", map[string]any{"pollId": poll}) })
	assembly := ""
	add("AssemblyChanged", func() {
		_, id, _ := strings.Cut(h.does("a moderator", "assemblyCreate", "AssemblyCreateInput", map[string]any{"piazzaId": thing.id, "title": "Ancora una"}), `"assembly":{"id":"`)
		assembly, _, _ = strings.Cut(id, `"`)
	})
	add("AssemblyChanged", func() {
		h.does("a moderator", "assemblyStart", "AssemblyInput", map[string]any{"assemblyId": assembly})
	})
	return thing
}

// poll publishes a poll that is opened by hand.
func (h *sharedHouse) poll(space int64) (id string) {
	h.t.Helper()
	_, id, _ = strings.Cut(h.does("an editor", "pollCreate", "PollCreateInput", map[string]any{
		"piazzaId": nodeid.Encode("piazza", space), "title": "Si fa?", "rules": map[string]any{"opening": "HAND"},
		"questions": []any{map[string]any{"kind": "CONSENT", "title": "Si fa?"}},
	}), `"poll":{"id":"`)
	id, _, _ = strings.Cut(id, `"`)
	h.does("an editor", "entryPublish", "EntryInput", map[string]any{"entryId": id})
	return id
}

// presenceThing is an entry that all read at once.
func (h *sharedHouse) presenceThing(space int64) watchedThing {
	entry := h.publish(space, "TOPIC", fmt.Sprint("Si legge ", space))
	people, visitors := map[int64]bool{}, 0
	for _, one := range h.panel {
		switch {
		case !one.reads(space):
		case one.viewer.SignedIn():
			people[one.viewer.MemberID] = true
		default:
			visitors++
		}
	}
	return watchedThing{
		field: "presence", space: space, id: entry, first: fmt.Sprintf(`"Presence__count":%d`, len(people)+visitors),
		happens: []happening{{func() {
			h.does("the author", "threadTyping", "ThreadTypingInput", map[string]any{"entryId": entry, "visible": true})
		}, `"Presence__typingCount":1`}},
	}
}

// assemblyThings are what is watched of the assembly that is being held.
func (h *sharedHouse) assemblyThings() []watchedThing {
	id := nodeid.Encode("assembly", 2)
	says := func(text string) happening {
		return happening{func() {
			h.does("a moderator", "assemblyMessageSet", "AssemblyMessageInput", map[string]any{"assemblyId": id, "message": text})
		}, text}
	}
	asks := happening{func() {
		h.does("the author", "assemblyAsk", "AssemblyAskInput", map[string]any{"assemblyId": id, "text": "E il parco?"})
		question := h.ids("floor-question", `select max(id) from assembly_floor where assembly_id = 2`)[0]
		h.does("a moderator", "assemblyFloorSet", "AssemblyFloorSetInput", map[string]any{"questionId": question, "state": "SHOWN"})
	}, `parco?`}
	closes := happening{func() {
		item := h.ids("assembly-item", `select current_item from assembly where id = 2`)[0]
		h.does("a moderator", "assemblyItemClose", "AssemblyItemInput", map[string]any{"itemId": item})
	}, `"AssemblyItem__state":"CLOSED"`}
	comesIn := func() func() {
		ctx := auth.With(h.t.Context(), h.person("the author"))
		return h.run(ctx, `subscription($id: ID!) { assembly(id: $id, visible: true) { version } }`, map[string]any{"id": id}).leave
	}
	return append(h.closedThings(), []watchedThing{
		{field: "assembly", space: sharedOpen, id: nodeid.Encode("assembly", 1)},
		{field: "assembly", space: sharedOpen, id: id, happens: []happening{says("Una pausa"), closes}},
		{field: "assemblyTurnout", space: sharedOpen, id: id},
		{field: "assemblyPresence", space: sharedOpen, id: id, before: comesIn, first: `"AssemblyPresence__members":[{`},
		{field: "assemblyFloor", space: sharedOpen, id: id, happens: []happening{asks}},
	}...)
}

// closedThings are what is watched of an assembly in the closed piazza by its members, and by a guest who is none.
func (h *sharedHouse) closedThings() (all []watchedThing) {
	guest := h.person("a guest of the closed assembly")
	id := nodeid.Encode("assembly", guest.Pass.AssemblyID)
	starts := happening{func() {
		h.does("a moderator", "assemblyStart", "AssemblyInput", map[string]any{"assemblyId": id})
	}, `"AssemblyState__phase":"LIVE"`}
	for _, field := range []string{"assembly", "assemblyTurnout", "assemblyPresence", "assemblyFloor"} {
		thing := watchedThing{field: field, space: sharedClosed, id: id, guests: guest.Pass.AssemblyID}
		if field == "assembly" {
			thing.happens = []happening{starts}
		}
		all = append(all, thing)
	}
	return all
}
