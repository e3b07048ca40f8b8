package page

import (
	"encoding/json"
	"fmt"
	"net/http"
	"strings"
	"testing"
	"time"

	"piazza/internal/assembly"
	"piazza/internal/ballot"
	"piazza/internal/poll"
)

// urn is a hall with secret votes that are over. How they are cast, sealed and lost is proven where the keys are; here stands what the
// database has of it then.
type urn struct {
	*hall
	items []*assembly.Item
}

// openUrn holds an assembly in which Anna votes in so many questions, that are closed and shown but for the last one; from then on they are
// secret votes, counted and not sealed.
func openUrn(t *testing.T, questions int) *urn {
	t.Helper()
	u := &urn{hall: openHall(t)}
	for n := range questions {
		u.did(u.svc.AddItem(u.as(carla), assembly.ItemAddInput{
			AssemblyID: u.of.ID, Position: new(n + 1), Rules: &assembly.RulesInput{Guests: new(poll.NoGuests)},
			Question: &poll.QuestionInput{Kind: poll.KindSingle, Title: fmt.Sprintf("Chi <presiede> %d?", n), Options: []poll.OptionInput{{Title: "Uno"}, {Title: "Due"}}},
		}))
	}
	in := assembly.Input{AssemblyID: u.of.ID}
	u.did(u.svc.Start(u.as(carla), in))
	u.did(u.svc.Join(u.as(anna), in))
	u.read()
	u.items = u.items[:questions]
	for n, item := range u.items {
		u.vote(item, n < questions-1)
		u.exec(`update poll set confidential = true where entry_id = $1`, item.PollID)
		u.exec(`insert into ballot_seal (entry_id, seal, state, form, length, head, bundle_hash)
			values ($1, substr(sha256(int8send($1)), 1, 16), 'rewritten', 'x', 3, sha256(int8send(-$1)), sha256(int8send($1)))`, item.PollID)
	}
	u.did(u.svc.End(u.as(carla), in))
	return u
}

func (u *urn) exec(statement string, args ...any) {
	u.Helper()
	if _, err := u.db.Exec(u.Context(), statement, args...); err != nil {
		u.Fatal(err)
	}
}

// read keeps the questions of the assembly.
func (u *urn) read() {
	u.Helper()
	standing, err := u.svc.Standing(u.Context(), u.of.ID)
	if err != nil {
		u.Fatal(err)
	}
	state, err := standing.For(viewer(carla))
	if err != nil {
		u.Fatal(err)
	}
	u.items = state.Items
}

// vote has Anna vote in a question, which is closed and, maybe, shown then.
func (u *urn) vote(item *assembly.Item, shown bool) {
	u.Helper()
	in := assembly.ItemInput{ItemID: item.ID}
	u.did(u.svc.Open(u.as(carla), in))
	_, err := u.svc.Vote(u.as(anna), assembly.VoteInput{ItemID: item.ID, Ballots: []ballot.BallotInput{
		{Question: item.Questions[0].ID, Choice: poll.Choice{Options: []poll.OptionID{item.Questions[0].Options[0].ID}}},
	}})
	if err != nil {
		u.Fatal(err)
	}
	u.did(u.svc.Close(u.as(carla), in))
	if shown {
		u.did(u.svc.Reveal(u.as(carla), in))
		return
	}
	u.exec(`update poll set closes_at = clock_timestamp() - interval '1 second', settles_at = clock_timestamp() - interval '1 second' where entry_id = $1`, item.PollID)
	if err := u.handler.Ballots.Settle(u.Context(), item.PollID); err != nil {
		u.Fatal(err)
	}
}

// seal writes what the last step of a sealing writes.
func (u *urn) seal(n int) {
	u.Helper()
	u.exec(`update ballot_seal set state = 'sealed', since = clock_timestamp() where entry_id = $1`, u.items[n].PollID)
}

// lose writes what is written where the loss of a key is accepted.
func (u *urn) lose(n int) {
	u.Helper()
	u.exec(`delete from ballot_result using poll_question q where q.id = question_id and q.entry_id = $1`, u.items[n].PollID)
	u.exec(`update ballot_seal set state = 'lost', since = clock_timestamp(), bundle_hash = null where entry_id = $1`, u.items[n].PollID)
}

func (u *urn) publish() {
	u.Helper()
	u.did(u.svc.PublishMinutes(u.as(carla), assembly.Input{AssemblyID: u.of.ID}))
}

// kept is what the database has of a seal, in hexadecimal.
func (u *urn) kept(n int) (hash, head string, since time.Time) {
	u.Helper()
	const read = `select coalesce(encode(bundle_hash, 'hex'), ''), encode(head, 'hex'), since from ballot_seal where entry_id = $1`
	if err := u.db.QueryRow(u.Context(), read, u.items[n].PollID).Scan(&hash, &head, &since); err != nil {
		u.Fatal(err)
	}
	return hash, head, since
}

func (u *urn) state(n int) string {
	u.Helper()
	var state string
	if err := u.db.QueryRow(u.Context(), `select state from ballot_seal where entry_id = $1`, u.items[n].PollID).Scan(&state); err != nil {
		u.Fatal(err)
	}
	return state
}

// toldSecret is what the minutes say of the confidential questions.
type toldSecret struct {
	SealedAt, LostAt                            *time.Time
	Says, Record, Log, Bundle, BundleHash, Head string
}

// texts are the minutes in all their forms, for a visitor.
func (u *urn) texts() (page, md, document string, secrets []*toldSecret) {
	u.Helper()
	name := fmt.Sprint(u.of.ID)
	page, md, document = strings.ReplaceAll(u.says(0, u.path(), http.StatusOK), "<wbr>", ""), u.file(0, name+".md").Body.String(), u.file(0, name+".json").Body.String()
	var d struct {
		Items []struct{ Secret *toldSecret }
	}
	if err := json.Unmarshal([]byte(document), &d); err != nil {
		u.Fatalf("%v: %s", err, document)
	}
	for _, item := range d.Items {
		secrets = append(secrets, item.Secret)
	}
	return page, md, document, secrets
}

// Minutes say of each secret vote where it stood when they were published, and lead to its public record: what is sealed later they do not
// say, also not by another hash.
func TestMinutesTellOfSecretVotes(t *testing.T) {
	t.Parallel()
	u := openUrn(t, 4)
	draft := u.file(carla, fmt.Sprint(u.of.ID)+".md").Body.String()
	if n := strings.Count(draft, "- Voto segreto, non ancora sigillato.\n"); n != 4 {
		t.Errorf("before anything is sealed the draft says it %d times: %s", n, draft)
	}
	u.seal(0)
	u.lose(3)
	u.publish()
	page, md, document, told := u.texts()
	hash, head, at := u.kept(0)
	when := u.handler.it.when(at, u.handler.zone).Exact
	site, files := "https://piazza.example.org", fmt.Sprintf("/export/polls/%d/", u.items[0].PollNumber)
	record := fmt.Sprintf("/piazze/aperta/votazioni/%d-chi-presiede-0?vista=registro", u.items[0].PollNumber)

	u.has(page, "<p>Voto segreto, sigillato <time datetime=\""+at.UTC().Format(time.RFC3339)+"\">"+when+"</time></p>", `<a href="`+record+`">Il registro pubblico della votazione</a>`,
		`<a href="`+files+`log.jsonl" download>`, `<a href="`+files+`bundle.jsonl" download>`, hash, head, "Voto segreto, non ancora sigillato quando il verbale è stato pubblicato", "Voto segreto, voti perduti")
	u.has(md, "- Voto segreto, sigillato "+when+"\n", "- Il registro pubblico della votazione: <"+site+record+">\n", "- Il registro in un file: <"+site+files+"log.jsonl>\n",
		"- Il documento pubblico, per rifare il conto: <"+site+files+"bundle.jsonl>\n", "- Impronta del documento pubblico (SHA-256): `"+hash+"`\n", "- Ultima impronta del registro: `"+head+"`\n")
	u.has(u.file(0, fmt.Sprint(u.of.ID)+".md?lang=en").Body.String(), "- Secret vote, sealed ", "- Fingerprint of the public file (SHA-256): `"+hash+"`\n", "- Secret vote, votes lost", site+"/en"+record)
	if len(told) != 4 || told[0] == nil || !told[0].SealedAt.Equal(at) || told[0].LostAt != nil || told[0].BundleHash != hash || told[0].Head != head ||
		told[0].Record != site+record || told[0].Bundle != site+files+"bundle.jsonl" || told[0].Log != site+files+"log.jsonl" || told[0].Says != "Voto segreto, sigillato "+when {
		t.Errorf("of the sealed one it says %+v", told[0])
	}
	for _, waits := range told[1:3] {
		if waits.SealedAt != nil || waits.LostAt != nil || waits.BundleHash+waits.Head+waits.Bundle != "" || waits.Record == "" || waits.Log == "" || !strings.Contains(waits.Says, "non ancora sigillato quando il verbale") {
			t.Errorf("of one that is not sealed it says %+v", waits)
		}
	}
	_, head, at = u.kept(3)
	if lost := told[3]; lost.SealedAt != nil || lost.LostAt == nil || !lost.LostAt.Equal(at) || lost.BundleHash+lost.Bundle != "" || lost.Head != head || !strings.Contains(lost.Says, "voti perduti") {
		t.Errorf("of the lost one it says %+v", lost)
	}

	u.seal(1)
	if hash, _, _ := u.kept(1); u.state(1) != "sealed" || strings.Contains(page+md+document, hash) {
		t.Errorf("after the minutes it is %s", u.state(1))
	}
	laterPage, laterMD, laterDocument, _ := u.texts()
	if laterMD != md || laterDocument != document || laterPage != page {
		t.Errorf("what is sealed after the minutes changes them: %s", laterMD)
	}
}

// Where a secret vote stands is part of the minutes: before they are published a visitor reads just that it was secret, as from the API.
func TestVisitorsReadOfSealsInMinutesAlone(t *testing.T) {
	t.Parallel()
	u := openUrn(t, 2)
	u.seal(0)
	hash, head, _ := u.kept(0)
	draft := strings.ReplaceAll(u.says(carla, u.path(), http.StatusOK), "<wbr>", "")
	u.has(draft, "<p>Voto segreto, sigillato <time", "<p>Voto segreto, non ancora sigillato.</p>", hash, head)
	page := strings.ReplaceAll(u.says(0, u.path(), http.StatusOK), "<wbr>", "")
	u.has(page, "<p>Voto segreto.</p>", "?vista=registro")
	u.hasNot(page, "sigillato", hash, head, "bundle.jsonl")
}

// A vote whose loss is accepted after the minutes is not sealed in them for ever.
func TestMinutesStayWhenASecretVoteIsLostLater(t *testing.T) {
	t.Parallel()
	u := openUrn(t, 1)
	u.publish()
	_, md, document, told := u.texts()
	u.lose(0)
	if u.state(0) != "lost" || told[0].LostAt != nil || told[0].Record == "" {
		t.Errorf("it is %s, and they said %+v", u.state(0), told[0])
	}
	if _, laterMD, laterDocument, _ := u.texts(); laterMD != md || laterDocument != document {
		t.Errorf("what is lost after the minutes changes them: %s", laterMD)
	}
}

// Of a secret vote that was taken from sight the minutes keep the seal, and name no address: its title stands in it.
func TestMinutesNameNoAddressOfASecretVoteTakenFromSight(t *testing.T) {
	t.Parallel()
	u := openUrn(t, 2)
	u.seal(0)
	u.publish()
	for _, item := range u.items {
		u.exec(`update entry set state = 'withdrawn', withdrawn_reason = 'Offende', withdrawn_at = now() where id = $1`, item.PollID)
	}
	page, md, document, told := u.texts()
	hash, _, _ := u.kept(0)
	if told[0].SealedAt == nil || told[0].BundleHash != hash || told[0].Record+told[0].Log+told[0].Bundle != "" {
		t.Errorf("it says %+v", told[0])
	}
	if says := told[1].Says; says != "Voto segreto, non ancora sigillato quando il verbale è stato pubblicato." {
		t.Errorf("of one that was not sealed, and has no page, it says %q", says)
	}
	for _, text := range []string{page, md, document} {
		u.has(text, hash, "non ancora sigillato quando il verbale è stato pubblicato.")
		u.hasNot(text, "presiede-0", "registro pubblico", fmt.Sprintf("/export/polls/%d/", u.items[0].PollNumber))
	}
}

// What was voted by name has nothing of all this.
func TestMinutesSayNothingOfSecrecyOfOtherVotes(t *testing.T) {
	t.Parallel()
	h := openHall(t)
	h.hold()
	h.did(h.svc.End(h.as(carla), assembly.Input{AssemblyID: h.of.ID}))
	h.did(h.svc.PublishMinutes(h.as(carla), assembly.Input{AssemblyID: h.of.ID}))
	name := fmt.Sprint(h.of.ID)
	for _, text := range []string{h.says(0, h.path(), http.StatusOK), h.file(0, name+".md").Body.String(), h.file(0, name+".json").Body.String()} {
		h.hasNot(text, "Voto segreto", "vista=registro", `"secret"`)
	}
}
