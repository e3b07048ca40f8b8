package main

import (
	"cmp"
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"testing"

	"piazza/internal/auth"
	"piazza/internal/nodeid"
)

// pollActs are all mutations of polls, each as it is asked of a poll of its own.
func pollActs() []string {
	return []string{
		"pollCreate", "pollUpdate", "pollDuplicate", "pollOpen", "pollClose", "pollResultsPublish", "pollOutcomeSet", "pollRemind",
		"pollElectorsSet", "pollOptionAdd", "pollVote", "pollTextHide", "pollTemplateSave", "pollTemplateImport", "pollTemplateDelete",
	}
}

// actInput is what a mutation is asked with.
func actInput(act string, p heldPoll) map[string]any {
	piazza := nodeid.Encode("piazza", 1)
	question := map[string]any{"kind": "CONSENT", "title": "Si fa?"}
	switch act {
	case "pollCreate":
		return map[string]any{"piazzaId": piazza, "title": "Nuova", "questions": []any{question}}
	case "pollUpdate":
		return map[string]any{"pollId": p.id, "rules": map[string]any{"closesByHand": true}}
	case "pollOutcomeSet":
		return map[string]any{"pollId": p.id, "outcome": "Fatto"}
	case "pollElectorsSet":
		return map[string]any{"pollId": p.id, "handles": []any{"gemma"}}
	case "pollOptionAdd":
		return map[string]any{"questionId": p.choice, "title": "Altro"}
	case "pollVote":
		return map[string]any{"pollId": p.id, "ballots": []any{
			map[string]any{"question": p.choice, "choice": map[string]any{"options": []any{p.option}}},
			map[string]any{"question": p.open, "choice": map[string]any{"text": "ecco"}},
			map[string]any{"question": p.consent, "choice": map[string]any{"stance": "AGREE"}},
		}}
	case "pollTextHide":
		return map[string]any{"questionId": p.open, "key": strings.Repeat("A", 43), "reason": "dati di altri", "hidden": true}
	case "pollTemplateSave":
		return map[string]any{"pollId": p.id, "title": "Tenuto " + p.id}
	case "pollTemplateImport":
		return map[string]any{"piazzaId": piazza, "document": fmt.Sprintf(`{"format": "piazza.poll/1", "title": %q, "questions": [{"kind": "CONSENT", "title": "Si fa?"}]}`, p.id)}
	case "pollTemplateDelete":
		return map[string]any{"templateId": nodeid.Encode("poll-template", p.template)}
	default:
		return map[string]any{"pollId": p.id}
	}
}

// act asks for a mutation and returns why it is refused, nothing where it is not, and the code of an error of the whole.
func (p *inProcess) act(act string, in map[string]any) (reason string) {
	p.t.Helper()
	name := strings.ToUpper(act[:1]) + act[1:] + "Input!"
	if len(in) == 1 && in["pollId"] != nil && act != "pollDuplicate" {
		name = "PollInput!"
	}
	answer := p.anyway(fmt.Sprintf(`mutation($in: %s) { %s(input: $in) { userErrors { code reason message field } } }`, name, act), map[string]any{"in": in})
	var told struct {
		Data map[string]struct {
			UserErrors []struct{ Reason, Message string }
		}
		Errors []struct{ Extensions struct{ Code string } }
	}
	must(p.t, json.Unmarshal(answer, &told))
	if len(told.Errors) > 0 {
		return told.Errors[0].Extensions.Code
	}
	if refused := told.Data[act].UserErrors; len(refused) > 0 {
		return refused[0].Reason
	}
	return ""
}

// Who may do what to a poll: whoever holds the right is let through to what is wrong with the poll itself, if anything;
// everybody else is told why not, and that a poll which he may not see does not exist.
func TestWhoMayDoWhatToAPoll(t *testing.T) {
	p := openInProcess(t)
	held := p.holdPolls()
	var last int64
	must(t, p.database.QueryRow(t.Context(), `with m as (
			insert into member (handle, name, created_at) select 'ruolo' || n, 'Ruolo', now() from generate_series(1, 4) n returning id, person_id
		), l as (
			insert into poll_elector (entry_id, person_id, member_id)
			select entry_id, person_id, id from m, poll where electorate = 'list' and id > (select min(id) from m)
		) select max(id) from m`).Scan(&last))
	as := func(n int64, space int64, role auth.Role) auth.Viewer {
		return auth.Viewer{MemberID: last - 3 + n, PersonID: last - 3 + n, Assurance: "email", Roles: map[int64]auth.Role{space: role}}
	}
	everybody := []struct {
		who    string
		viewer auth.Viewer
	}{
		{"visitor", auth.Viewer{}},
		{"stranger", as(0, 2, auth.Administrator)},
		{"member", as(1, 1, auth.Member)},
		{"editor", as(2, 1, auth.Editor)},
		{"moderator", as(3, 1, auth.Moderator)},
	}
	mayVote := []string{"pollVote", "pollOptionAdd"}
	next := 0
	for _, one := range everybody {
		for _, act := range pollActs() {
			p.viewer = one.viewer
			reason := p.act(act, actInput(act, held[next]))
			next = (next + 1) % len(held)
			runs := one.who == "editor" || one.who == "moderator"
			want := "poll_for_editors"
			switch {
			case one.who == "visitor":
				want = "UNAUTHENTICATED"
			case slices.Contains(mayVote, act) && one.who == "stranger":
				want = "not_on_list"
			case runs || slices.Contains(mayVote, act):
				want = ofThePoll(act)
			case act == "pollCreate" && one.who == "stranger":
				want = "join_first"
			case act == "pollCreate":
				want = "kind_for_editors"
			case act == "pollTemplateDelete":
				want = "template_missing"
			}
			if reason != want {
				t.Errorf("%s and %s: refused with %q, want %q", one.who, act, reason, want)
			}
		}
	}
}

// ofThePoll is what is wrong with the poll itself, whoever asks.
func ofThePoll(act string) string {
	return map[string]string{
		"pollResultsPublish": "poll_not_closed", "pollOutcomeSet": "poll_not_closed", "pollTextHide": "poll_text_missing",
	}[act]
}

// A poll in a closed piazza answers, by every mutation, as one that does not exist.
func TestAPollThatMayNotBeSeenDoesNotExist(t *testing.T) {
	p := openInProcess(t)
	held := p.holdPolls()
	_, err := p.database.Exec(t.Context(), `update space set visibility = 'members' where id = 1`)
	must(t, err)
	p.viewer = auth.Viewer{MemberID: 45, PersonID: 45, Roles: map[int64]auth.Role{2: auth.Administrator}}
	nothing := heldPoll{
		id: nodeid.Encode("entry", 1<<40), choice: nodeid.Encode("question", 1<<40), option: nodeid.Encode("option", 1<<40),
		open: nodeid.Encode("question", 1<<41), consent: nodeid.Encode("question", 1<<42), template: 1 << 40,
	}
	for _, act := range pollActs() {
		if act == "pollCreate" || act == "pollTemplateImport" {
			continue // they name a piazza alone
		}
		if inside, nowhere := p.act(act, actInput(act, held[0])), p.act(act, actInput(act, nothing)); inside != nowhere || inside == "" {
			t.Errorf("%s of a hidden poll is refused with %q, of none with %q", act, inside, nowhere)
		}
	}
}

// A poll that an assembly holds is run from there alone as long as the assembly goes on, and who has not come in does not vote.
func TestWhatAnAssemblyHoldsIsRunFromThere(t *testing.T) {
	p := openInProcess(t)
	held := p.holdPolls()[0]
	var id int64
	must(t, p.database.QueryRow(t.Context(), `with a as (
			insert into assembly (space_id, phase, title, started_at, code, created_by, created_at)
			select 1, 'live', 'Assemblea', now(), '123456', min(id), now() from member returning id
		), m as (
			insert into member (handle, name, created_at) values ('regia', 'Regia', now()) returning id
		), p as (
			update poll set assembly_id = a.id, electorate = 'signed_in' from a where entry_id = $1
		) select id from m`, held.number).Scan(&id))
	p.viewer = auth.Viewer{MemberID: id, PersonID: id, Assurance: "email", Roles: map[int64]auth.Role{1: auth.Editor}}
	want := map[string]string{"pollVote": "join_assembly", "pollOptionAdd": "join_assembly"}
	for _, act := range []string{"pollUpdate", "pollOpen", "pollClose", "pollResultsPublish", "pollOutcomeSet", "pollRemind", "pollElectorsSet", "pollVote", "pollOptionAdd"} {
		if reason := p.act(act, actInput(act, held)); reason != cmp.Or(want[act], "poll_in_assembly") {
			t.Errorf("%s is refused with %q", act, reason)
		}
	}
	_, err := p.database.Exec(t.Context(), `update assembly set phase = 'ended', ended_at = now(), code = null where code = '123456'`)
	must(t, err)
	if reason := p.act("pollClose", actInput("pollClose", held)); reason != "" {
		t.Errorf("once the assembly is over pollClose is refused with %q", reason)
	}
}
