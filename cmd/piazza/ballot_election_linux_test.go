package main

import (
	"context"
	"fmt"
	"math/rand/v2"
	"net/http"
	"testing"
	"time"

	"github.com/jackc/pgx/v5"

	audience "piazza/bench/nodes/crowd"
	"piazza/internal/account"
	"piazza/internal/db"
	"piazza/internal/nodeid"
)

// election is polls, people who vote in them and one who holds them, at two nodes on one database.
type election struct {
	t      *testing.T
	house  *house
	db     *db.DB
	dice   *rand.Rand
	chair  *elector
	people []*elector
	polls  []*posed
	space  int64
}

func openElection(t *testing.T, dice *rand.Rand, people int) *election {
	t.Helper()
	e := &election{t: t, house: openHouse(t), dice: dice}
	d, err := db.Open(t.Context(), db.Options{DSN: dsn(e.house.dir), MaxConns: 4})
	must(t, err)
	t.Cleanup(d.Close)
	e.db = d
	must(t, d.QueryRow(t.Context(), `insert into space (slug, title, created_at, updated_at) values ('urne', 'Urne', now(), now()) returning id`).Scan(&e.space))
	e.chair = e.enter("presiede", "editor")
	for n := range people {
		e.people = append(e.people, e.enter(fmt.Sprintf("vota%d", n), "member"))
	}
	return e
}

// enter makes a member who is signed in.
func (e *election) enter(handle, role string) *elector {
	e.t.Helper()
	v := &elector{
		election: e, handle: handle, dice: rand.New(rand.NewPCG(e.dice.Uint64(), 0)), held: map[*posed]string{}, closed: map[*posed]bool{},
		client: &http.Client{Timeout: 30 * time.Second, Transport: &http.Transport{MaxIdleConnsPerHost: 4}},
	}
	e.t.Cleanup(v.client.CloseIdleConnections)
	const made = `with made as (insert into member (handle, name, created_at) values ($1, $1, now()) returning id),
		joined as (insert into membership (space_id, member_id, role, joined_at) select $2, id, $3, now() from made) select id from made`
	must(e.t, e.db.QueryRow(e.t.Context(), made, handle, e.space, role).Scan(&v.member))
	var err error
	v.session, _, err = account.NewService(e.db).OpenSession(e.t.Context(), account.Opening{MemberID: account.ID(v.member), Provider: "test"})
	must(e.t, err)
	return v
}

// do asks until somebody answers; what nobody answers is asked again, at another node.
func (v *elector) do(document string, variables map[string]any, into any) {
	t := v.election.t
	t.Helper()
	node, last := "", error(nil)
	within(t, limit(), "somebody answers", func() bool {
		node = v.election.house.any(v.election.dice, node)
		last = audience.Ask(t.Context(), v.client, node, v.session, document, variables, into)
		return last == nil || t.Context().Err() != nil
	})
	must(t, last)
}

// pose lets the chair ask questions of these kinds. Those who ask again after a cut ask under the same key.
func (e *election) pose(rules map[string]any, kinds ...string) *posed {
	e.t.Helper()
	var made struct {
		PollCreate struct {
			Poll *struct {
				ID     string
				Number int64
				Voting struct{ Questions []asked }
			}
			UserErrors []struct{ Reason, Field string }
		}
	}
	input := map[string]any{
		"piazzaId": nodeid.Encode("piazza", e.space), "title": fmt.Sprintf("Urna %d", len(e.polls)), "summary": "Si vota.", "rules": rules,
		"questions": questionsOf(kinds...), "idempotencyKey": fmt.Sprintf("urna %d", len(e.polls)),
	}
	e.chair.do(`mutation ($input: PollCreateInput!) { pollCreate(input: $input) { poll { id number voting { questions { id kind options { id title } rows { id } } } }
		userErrors { reason field } } }`, map[string]any{"input": input}, &made)
	if made.PollCreate.Poll == nil {
		e.t.Fatalf("the poll is refused: %+v", made.PollCreate.UserErrors)
	}
	changeable, said := rules["isChangeable"].(bool)
	p := &posed{
		id: made.PollCreate.Poll.ID, number: made.PollCreate.Poll.Number, questions: made.PollCreate.Poll.Voting.Questions,
		changeable: changeable || !said,
	}
	var published struct {
		EntryPublish struct{ UserErrors []struct{ Reason string } }
	}
	e.chair.do(`mutation ($id: ID!) { entryPublish(input: {entryId: $id}) { userErrors { reason } } }`, map[string]any{"id": p.id}, &published)
	e.polls = append(e.polls, p)
	return p
}

// run is a mutation of the chair on one poll; it returns why it was refused.
func (e *election) run(mutation string, input map[string]any) string {
	e.t.Helper()
	got := map[string]struct{ UserErrors []struct{ Reason string } }{}
	kind := map[string]string{"pollClose": "PollInput", "pollUpdate": "PollUpdateInput", "pollOptionAdd": "PollOptionAddInput"}[mutation]
	e.chair.do(fmt.Sprintf(`mutation ($input: %s!) { %s(input: $input) { userErrors { reason } } }`, kind, mutation), map[string]any{"input": input}, &got)
	if errs := got[mutation].UserErrors; len(errs) > 0 {
		return errs[0].Reason
	}
	return ""
}

// close closes a poll by hand and remembers what lay in the urn then: nothing comes in afterwards.
func (e *election) close(p *posed) []string {
	e.t.Helper()
	if reason := e.run("pollClose", map[string]any{"pollId": p.id}); reason != "" && reason != reasonClosed {
		e.t.Fatalf("closing is refused: %s", reason)
	}
	return e.urn(p)
}

// closeAt lets a poll close by itself after a while, by the database's clock, and returns the moment. Where that passes before the
// server has heard of it, it is a longer while.
func (e *election) closeAt(p *posed, after time.Duration) (at time.Time) {
	e.t.Helper()
	for ; ; after *= 2 {
		e.row(`select clock_timestamp() + $1::interval`, []any{after}, &at)
		at = at.UTC().Truncate(time.Millisecond)
		switch reason := e.run("pollUpdate", map[string]any{"pollId": p.id, "rules": map[string]any{"closesAt": at.Format(time.RFC3339Nano)}}); reason {
		case "", reasonClosed: // the answer to an attempt that was in time may have been lost
			return at
		case "poll_closes_past":
		default:
			e.t.Fatalf("the closing does not move: %s", reason)
		}
	}
}

// urn is all ballots of a poll.
func (e *election) urn(p *posed) []string {
	e.t.Helper()
	return lines(e, `select concat_ws(' ', b.question_id, b.person_id, b.version, b.cast_at, b.choice, b.reason)
		from ballot b join poll_question q on q.id = b.question_id where q.entry_id = $1 order by b.question_id, b.person_id`, p.number)
}

// row reads one row, also where the database is just coming back.
func (e *election) row(sql string, arguments []any, into ...any) {
	e.t.Helper()
	within(e.t, limit(), "the database answers", func() bool {
		return e.db.QueryRow(e.t.Context(), sql, arguments...).Scan(into...) == nil
	})
}

func lines(e *election, sql string, arguments ...any) (list []string) {
	e.t.Helper()
	within(e.t, limit(), "the database answers", func() bool {
		rows, err := e.db.Query(context.WithoutCancel(e.t.Context()), sql, arguments...)
		if err == nil {
			list, err = pgx.CollectRows(rows, pgx.RowTo[string])
		}
		return err == nil
	})
	return list
}
