package main

import (
	"context"
	"encoding/json"
	"fmt"
	"io"
	"math/rand/v2"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	audience "piazza/bench/nodes/crowd"
	"piazza/internal/account"
	"piazza/internal/db"
	"piazza/internal/nodeid"
)

// aftermath is an installation in which people vote, and of which somebody has everything afterwards: he is superuser of its database and
// keeps all of the log of its changes, its times of commits, its statements and the program's log at its most talkative.
type aftermath struct {
	t    *testing.T
	dice *rand.Rand
	// dir, keys and temp are the folders of the program, loot is where the attacker keeps what he copies.
	dir, keys, temp, loot string
	square                *square
	metrics               string
	db                    *db.DB
	// programs is where those of PostgreSQL are.
	programs      string
	space         int64
	chair         *villager
	people        []*villager
	secret, named *posed
	// places are the tables to whom the files of the database belong, as they were at any time.
	places map[string]tablePlace

	mu sync.Mutex
	// cast is what was cast, in the order in which it was acknowledged.
	cast    []*said
	scraped []string
	// opened is where the log of changes stood when people began to vote.
	opened uint64
	// others are the rows of the pool that were there already, of the demo's polls.
	others map[string]bool
	// drawn is how many batches went into the log while the poll was open.
	drawn int
}

// villager is a member with his browser. All that names him is found by its bytes.
type villager struct {
	n                       int
	handle, token, address  string
	member, person, session int64
	client                  *http.Client
}

// from gives a browser an address of its own, as a proxy would tell it.
type from struct {
	address string
	way     http.RoundTripper
}

// RoundTrip serves http.RoundTripper.
func (f from) RoundTrip(r *http.Request) (*http.Response, error) {
	r = r.Clone(r.Context())
	r.Header.Set("X-Forwarded-For", f.address)
	return f.way.RoundTrip(r)
}

// watchful has a PostgreSQL tell all it can without the parameters of statements, which the README asks to leave out.
const watchful = `
wal_keep_size = '16GB'
wal_recycle = off
wal_compression = off
track_commit_timestamp = on
log_statement = 'all'
log_checkpoints = on
log_connections = on
log_line_prefix = '%m %p %v %x '
log_parameter_max_length = 0
log_parameter_max_length_on_error = 0
`

// Numbers of people begin where nothing else has numbers, so that they are found by their bytes, wherever they stand.
const (
	firstMember, firstPerson, firstSession = 731_942_685_013_001, 418_263_907_551_001, 295_718_340_662_001
)

func openAftermath(t *testing.T, dice *rand.Rand, people int) *aftermath {
	t.Helper()
	dir := used(t)
	a := &aftermath{t: t, dice: dice, dir: dir, keys: dir + "-keys", temp: dir + "-temp", loot: dir + "-loot", places: map[string]tablePlace{}}
	for _, folder := range []string{a.temp, a.loot} {
		must(t, os.Mkdir(folder, 0o777))
		must(t, os.Chmod(folder, 0o777))
	}
	settings, err := os.OpenFile(filepath.Join(dir, "postgres", "data", "postgresql.conf"), os.O_APPEND|os.O_WRONLY, 0)
	must(t, err)
	_, err = settings.WriteString(watchful)
	must(t, err)
	must(t, settings.Close())
	a.metrics = freeAddress(t)
	a.square = open(t, dir, []string{"--demo"}, "PIAZZA_KEYS_DIR="+a.keys, "TMPDIR="+a.temp, "PIAZZA_LOG_LEVEL=debug",
		"PIAZZA_METRICS_ADDR="+a.metrics, "PIAZZA_TRUSTED_PROXIES=127.0.0.1")
	postmaster, err := os.Readlink(fmt.Sprintf("/proc/%d/exe", postgres(dir)))
	must(t, err)
	a.programs = filepath.Dir(postmaster)
	a.db, err = db.Open(t.Context(), db.Options{DSN: dsn(dir), MaxConns: 4})
	must(t, err)
	t.Cleanup(a.db.Close)
	for table, number := range map[string]int64{"member": firstMember, "person": firstPerson, "session": firstSession} {
		a.exec(`select setval(pg_get_serial_sequence($1, 'id'), $2)`, table, number)
	}
	a.keepWhole()
	must(t, a.db.QueryRow(t.Context(), `insert into space (slug, title, created_at, updated_at) values ('dopo', 'Dopo', now(), now()) returning id`).Scan(&a.space))
	a.chair = a.enter(-1, "editor")
	for n := range people {
		a.people = append(a.people, a.enter(n, "member"))
	}
	for _, n := range dice.Perm(people) { // who was a member first does not sign in first
		a.signIn(a.people[n])
	}
	// They came in some hours ago: that they are here now is still to be noted.
	a.exec(`update session set created_at = created_at - interval '9 hours', seen_at = seen_at - interval '8 hours' where id > $1`, int64(firstSession))
	a.signIn(a.chair)
	a.secret, a.named = a.pose("Chi presiede?", true), a.pose("Chi presiede, a voce alta?", false)
	return a
}

// keepWhole has long texts kept as they are: what is packed together could not be found by its bytes. It goes column by column, each for
// itself: the program is at work on the same tables.
func (a *aftermath) keepWhole() {
	a.t.Helper()
	const asked = `select format('alter table %s alter column %I set storage external', c.oid::regclass, att.attname)
		from pg_class c join pg_attribute att on att.attrelid = c.oid where c.relkind = 'r' and c.relnamespace = 'public'::regnamespace
			and att.attnum > 0 and not att.attisdropped and att.attstorage in ('x', 'm')`
	for _, statement := range a.column(asked) {
		within(a.t, limit(), statement, func() bool {
			_, err := a.db.Exec(a.t.Context(), statement)
			return err == nil
		})
	}
}

func (a *aftermath) exec(sql string, arguments ...any) {
	a.t.Helper()
	_, err := a.db.Exec(a.t.Context(), sql, arguments...)
	must(a.t, err)
}

// word is one that nobody else writes.
func (a *aftermath) word(begin string) string {
	text := begin
	for range 14 {
		text += string(rune('a' + a.dice.IntN(26)))
	}
	return text
}

func (a *aftermath) enter(n int, role string) *villager {
	a.t.Helper()
	c := &villager{n: n, handle: a.word("zq"), address: fmt.Sprintf("10.177.%d.%d", 100+a.dice.IntN(100), 100+n)}
	// A backup is taken beside the votes, and none is sent again.
	c.client = &http.Client{Timeout: 2 * time.Minute, Transport: from{c.address, &http.Transport{MaxIdleConnsPerHost: 4}}}
	a.t.Cleanup(c.client.CloseIdleConnections)
	const made = `with made as (insert into member (handle, name, created_at) values ($1, $1, now()) returning id, person_id),
		joined as (insert into membership (space_id, member_id, role, joined_at) select $2, id, $3, now() from made) select id, person_id from made`
	must(a.t, a.db.QueryRow(a.t.Context(), made, c.handle, a.space, role).Scan(&c.member, &c.person))
	return c
}

func (a *aftermath) signIn(c *villager) {
	a.t.Helper()
	token, opened, err := account.NewService(a.db).OpenSession(a.t.Context(), account.Opening{MemberID: account.ID(c.member), Provider: "test"})
	must(a.t, err)
	c.token, c.session = token, int64(opened.ID)
}

// ask sends what somebody asks.
func (a *aftermath) ask(ctx context.Context, c *villager, document string, variables map[string]any, into any) error {
	return audience.Ask(ctx, c.client, a.square.url, c.token, document, variables, into)
}

// pose has the chair put one of two options, and ask for words, to everybody.
func (a *aftermath) pose(title string, isConfidential bool) *posed {
	a.t.Helper()
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
	words := map[string]any{"kind": "OPEN", "title": "Perché?", "isRequired": false}
	input := map[string]any{
		"piazzaId": nodeid.Encode("piazza", a.space), "title": title, "questions": []any{questionsOf("SINGLE")[0], words},
		"rules": map[string]any{"closesByHand": true, "isConfidential": isConfidential, "reasons": "OPTIONAL", "resultsVisibility": "AFTER_CLOSE"},
	}
	must(a.t, a.ask(a.t.Context(), a.chair, `mutation ($input: PollCreateInput!) { pollCreate(input: $input) { poll { id number voting { questions { id kind options { id title } } } }
		userErrors { reason field } } }`, map[string]any{"input": input}, &made))
	if made.PollCreate.Poll == nil {
		a.t.Fatalf("the poll is refused: %+v", made.PollCreate.UserErrors)
	}
	p := &posed{id: made.PollCreate.Poll.ID, number: made.PollCreate.Poll.Number, questions: made.PollCreate.Poll.Voting.Questions, changeable: true}
	a.chaired("entryPublish", "EntryInput", map[string]any{"entryId": p.id})
	return p
}

func (a *aftermath) chaired(mutation, kind string, input map[string]any) {
	a.t.Helper()
	got := map[string]struct{ UserErrors []struct{ Reason string } }{}
	document := fmt.Sprintf(`mutation ($input: %s!) { %s(input: $input) { userErrors { reason } } }`, kind, mutation)
	must(a.t, a.ask(a.t.Context(), a.chair, document, map[string]any{"input": input}, &got))
	if refused := got[mutation].UserErrors; len(refused) > 0 {
		a.t.Fatalf("%s is refused: %v", mutation, refused)
	}
}

// seen is what anybody can see of a poll.
type seen struct {
	at      time.Time
	Turnout struct{ Voters int }
	Secrecy *struct {
		State, Head string
		LogLength   int
	}
}

// look opens the page of a poll.
func (a *aftermath) look(ctx context.Context, c *villager, p *posed) (*seen, error) {
	var got struct{ Node struct{ Voting seen } }
	err := a.ask(ctx, c, `query ($id: ID!) { node(id: $id) { ... on Poll { title voting { phase turnout { voters } secrecy { state logLength head }
		viewerReceipt viewerBallots { choice { options text } reason } questions { id title options { id title } } } } } }`, map[string]any{"id": p.id}, &got)
	got.Node.Voting.at = time.Now()
	return &got.Node.Voting, err
}

// scrape reads the metrics and keeps them.
func (a *aftermath) scrape() string {
	a.t.Helper()
	answer, err := http.Get("http://" + a.metrics + "/metrics")
	must(a.t, err)
	defer answer.Body.Close()
	text, err := io.ReadAll(answer.Body)
	must(a.t, err)
	a.mu.Lock()
	defer a.mu.Unlock()
	a.scraped = append(a.scraped, string(text))
	return string(text)
}

// tool runs a program of PostgreSQL on the database.
func (a *aftermath) tool(ctx context.Context, name string, args ...string) error {
	cmd := exec.CommandContext(ctx, filepath.Join(a.programs, name), args...)
	cmd.Env = []string{"PGHOST=" + filepath.Join(a.dir, "postgres", "socket"), "PGUSER=piazza", "PGPORT=5432", "LC_ALL=C", "TZ=UTC"}
	if said, err := cmd.CombinedOutput(); err != nil {
		return fmt.Errorf("%s: %w: %s", name, err, said)
	}
	return nil
}

// copyAll takes a backup of the whole database and a dump.
func (a *aftermath) copyAll(ctx context.Context, when string) error {
	// The database makes its statistics when it likes: now for certain.
	if err := a.tool(ctx, "vacuumdb", "--analyze-only", "--quiet", "piazza"); err != nil {
		return err
	}
	if err := a.tool(ctx, "pg_basebackup", "-D", filepath.Join(a.loot, "backup "+when), "-X", "none", "-c", "fast"); err != nil {
		return err
	}
	return a.tool(ctx, "pg_dump", "-f", filepath.Join(a.loot, "dump "+when), "piazza")
}

// keep writes down what the attacker has noted.
func (a *aftermath) keep(name string, text any) {
	a.t.Helper()
	written, err := json.Marshal(text)
	must(a.t, err)
	must(a.t, os.WriteFile(filepath.Join(a.loot, strings.ReplaceAll(name, "/", " ")), written, 0o600))
}
