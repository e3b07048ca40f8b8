package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"piazza/internal/auth"
	"piazza/internal/nodeid"
)

// someone is a role of the matrix below: a member of a piazza, or of none, or nobody.
type someone struct {
	name string
	role auth.Role
	// signedIn is false for a visitor; installation is true for who runs everything.
	signedIn, installation bool
}

var everybody = []someone{
	{"visitor", auth.None, false, false},
	{"stranger", auth.None, true, false},
	{"member", auth.Member, true, false},
	{"editor", auth.Editor, true, false},
	{"moderator", auth.Moderator, true, false},
	{"administrator", auth.Administrator, true, false},
	{"installation", auth.None, true, true},
}

// regola is a piazza for one person of the matrix: with an administrator who stays, and one member of each role.
type regola struct {
	p             *inProcess
	space, viewer int64
	// of holds the member of each role besides the viewer.
	of map[auth.Role]int64
}

func (p *inProcess) regola(who someone) *regola {
	p.t.Helper()
	r := &regola{p: p, of: map[auth.Role]int64{}}
	scan := func(into *int64, statement string, args ...any) {
		p.t.Helper()
		must(p.t, p.database.QueryRow(p.t.Context(), statement, args...).Scan(into))
	}
	scan(&r.space, `insert into space (slug, title, created_at, updated_at) values ($1, 'Regola', now(), now()) returning id`, "regola-"+who.name)
	join := func(name string, role auth.Role, installation bool) (id int64) {
		scan(&id, `insert into member (handle, name, administrator, created_at) values ($1, $1, $2, now()) returning id`, who.name+"."+name, installation)
		if role != auth.None {
			_, err := p.database.Exec(p.t.Context(), `with m as (insert into membership (space_id, member_id, role, joined_at) values ($1, $2, $3, now()))
				update space set member_count = member_count + 1 where id = $1`, r.space, id, role.String())
			must(p.t, err)
		}
		return id
	}
	for role := auth.Member; role <= auth.Administrator; role++ {
		r.of[role] = join(role.String(), role, false)
	}
	p.viewer = auth.Viewer{}
	if who.signedIn {
		r.viewer = join("io", who.role, who.installation)
		p.viewer = auth.Viewer{MemberID: r.viewer, ProvedAt: time.Now(), Administrator: who.installation, Roles: map[int64]auth.Role{}}
		if who.role != auth.None {
			p.viewer.Roles[r.space] = who.role
		}
	}
	return r
}

// answer sends an operation and returns all that comes back.
func (r *regola) answer(document string, variables map[string]any) string {
	r.p.t.Helper()
	body, err := json.Marshal(map[string]any{"query": document, "variables": variables})
	must(r.p.t, err)
	request := httptest.NewRequestWithContext(auth.With(r.p.t.Context(), r.p.viewer), http.MethodPost, "/graphql", bytes.NewReader(body))
	request.Header.Set("Content-Type", "application/json")
	w := httptest.NewRecorder()
	r.p.door.ServeHTTP(w, request)
	return w.Body.String()
}

// try sends a mutation and returns why it was refused: "" where it was not.
func (r *regola) try(mutation, inputType string, in map[string]any) string {
	r.p.t.Helper()
	text := r.answer(fmt.Sprintf(`mutation($in: %s!) { %s(input: $in) { userErrors { reason } } }`, inputType, mutation), map[string]any{"in": in})
	if _, rest, found := strings.Cut(text, `"reason":"`); found {
		reason, _, _ := strings.Cut(rest, `"`)
		return reason
	}
	if !strings.Contains(text, `"userErrors":[]`) {
		r.p.t.Fatalf("%s answers %s", mutation, text)
	}
	return ""
}

func member(id int64) string { return nodeid.Encode("member", id) }

// What changes rights, by every role. The last piece of each row is what the role is told.
func TestWhoMayChangeRights(t *testing.T) {
	p := openInProcess(t)
	const signIn = "sign_in"
	// In the order of everybody: visitor, stranger, member, editor, moderator, administrator, installation.
	own := "membership_own"
	for _, c := range []struct {
		what string
		do   func(*regola) string
		want [7]string
	}{
		{"suspend", (*regola).suspend, [7]string{signIn, "installation_rights", "installation_rights", "installation_rights", "installation_rights", "installation_rights", ""}},
		{"suspend himself", (*regola).suspendHimself, [7]string{signIn, "installation_rights", "installation_rights", "installation_rights", "installation_rights", "installation_rights", "suspend_self"}},
		{"reinstate", (*regola).reinstate, [7]string{signIn, "installation_rights", "installation_rights", "installation_rights", "installation_rights", "installation_rights", ""}},
		{"end a member's", ending(auth.Member), [7]string{signIn, "membership_rights", "membership_rights", "membership_rights", "", "", ""}},
		{"end an editor's", ending(auth.Editor), [7]string{signIn, "membership_rights", "membership_rights", "membership_rights", "membership_rights", "", ""}},
		{"end a moderator's", ending(auth.Moderator), [7]string{signIn, "membership_rights", "membership_rights", "membership_rights", "membership_rights", "", ""}},
		{"end an administrator's", ending(auth.Administrator), [7]string{signIn, "membership_rights", "membership_rights", "membership_rights", "membership_rights", "", "last_administrator"}},
		{"end his own", (*regola).endOwn, [7]string{signIn, "membership_rights", "membership_rights", "membership_rights", own, own, own}},
		{"erase another", (*regola).eraseAnother, [7]string{signIn, "handle_mismatch", "handle_mismatch", "handle_mismatch", "handle_mismatch", "handle_mismatch", "handle_mismatch"}},
		{"erase himself", (*regola).eraseHimself, [7]string{signIn, "", "", "", "", "", ""}},
		{"leave", (*regola).leave, [7]string{signIn, "", "", "", "", "", ""}},
	} {
		for i, who := range everybody {
			who.name = fmt.Sprint("r", strings.ReplaceAll(strings.ReplaceAll(c.what, " ", "-"), "'", ""), i)
			if got := c.do(p.regola(who)); got != c.want[i] {
				t.Errorf("%s by %s: %q, want %q", c.what, everybody[i].name, got, c.want[i])
			}
		}
	}
}

func (r *regola) suspend() string {
	return r.try("memberSuspend", "MemberSuspendInput", map[string]any{"memberId": member(r.of[auth.Administrator]), "reason": "perché"})
}

func (r *regola) suspendHimself() string {
	return r.try("memberSuspend", "MemberSuspendInput", map[string]any{"memberId": member(r.viewer), "reason": "perché"})
}

func (r *regola) reinstate() string {
	return r.try("memberReinstate", "MemberInput", map[string]any{"memberId": member(r.of[auth.Member])})
}

func ending(role auth.Role) func(*regola) string {
	return func(r *regola) string {
		return r.try("membershipEnd", "MembershipEndInput", map[string]any{
			"piazzaId": nodeid.Encode("piazza", r.space), "memberId": member(r.of[role]), "reason": "perché",
		})
	}
}

func (r *regola) endOwn() string {
	return r.try("membershipEnd", "MembershipEndInput", map[string]any{
		"piazzaId": nodeid.Encode("piazza", r.space), "memberId": member(r.viewer), "reason": "perché",
	})
}

func (r *regola) eraseAnother() string {
	return r.try("memberErase", "MemberEraseInput", map[string]any{"handle": r.p.handle(r.of[auth.Member])})
}

func (r *regola) eraseHimself() string {
	handle := "nessuno"
	if r.viewer != 0 {
		handle = r.p.handle(r.viewer)
	}
	return r.try("memberErase", "MemberEraseInput", map[string]any{"handle": handle})
}

func (r *regola) leave() string {
	return r.try("piazzaLeave", "PiazzaLeaveInput", map[string]any{"piazzaId": nodeid.Encode("piazza", r.space)})
}

// What the fields say of rights and of those who have lost theirs, by every role.
func TestWhoSeesHowMembersStand(t *testing.T) {
	p := openInProcess(t)
	for i, who := range everybody {
		who.name = fmt.Sprint("v", i)
		r := p.regola(who)
		boss := r.of[auth.Administrator]
		for _, statement := range []string{
			`update member set suspended_at = now(), suspended_reason = 'segreto' where id = $1`,
			`insert into member_decision (member_id, action, reason, decided_by, decided_at) values ($1, 'suspend', 'segreto', $1, now())`,
			`insert into member_decision (member_id, space_id, action, reason, decided_by, decided_at) select $1, id, 'end', 'riservato', $1, now() from space where slug = 'regola-` + who.name + `'`,
		} {
			_, err := p.database.Exec(t.Context(), statement, r.of[auth.Member])
			must(t, err)
		}
		_, err := p.database.Exec(t.Context(), `update member set erased_at = now() where id = $1`, r.of[auth.Editor])
		must(t, err)
		answer := r.answer(fmt.Sprintf(`{
			suspended: member(handle: %q) { state suspension { since until reason } viewerCanSuspend }
			erased: member(handle: %q) { state suspension { reason } viewerCanSuspend }
			boss: member(handle: %q) { state viewerCanSuspend }
			memberDecisions(memberId: %q) { action reason piazza { slug } decidedBy { handle } }
			piazza(slug: %q) { viewerCanLeave members { edges { role viewerCanEnd node { handle } } } }
		}`, p.handle(r.of[auth.Member]), p.handle(r.of[auth.Editor]), p.handle(boss), member(r.of[auth.Member]), "regola-"+who.name), nil)
		administers, moderates := who.installation || who.role == auth.Administrator, who.installation || who.role >= auth.Moderator
		seen := map[string]bool{
			`"suspended":{"state":"SUSPENDED"`:                                       true,
			`"erased":{"state":"ERASED","suspension":null,"viewerCanSuspend":false}`: true,
			`"boss":{"state":"ACTIVE","viewerCanSuspend":true}`:                      who.installation,
			`"reason":"segreto"},"viewerCanSuspend":true}`:                           who.installation,
			`"action":"SUSPEND"`:                                                     who.installation,
			`"segreto"`:                                                              who.installation,
			`"action":"END","reason":"riservato","piazza":{"slug"`:                   moderates,
			`"viewerCanLeave":true`:                                                  who.role != auth.None,
			`"role":"MEMBER","viewerCanEnd":true`:                                    moderates,
			`"role":"EDITOR","viewerCanEnd":true`:                                    administers,
			`"role":"MODERATOR","viewerCanEnd":true`:                                 administers,
			// For an administrator of the piazza there is a second one; for one of the installation it is the last.
			`"role":"ADMINISTRATOR","viewerCanEnd":true`: who.role == auth.Administrator,
		}
		for text, want := range seen {
			if strings.Contains(answer, text) != want {
				t.Errorf("%s: %s is %t in %s", everybody[i].name, text, !want, answer)
			}
		}
	}
}
