package page

import (
	"context"
	"encoding/json"
	"fmt"
	"net/http"
	"net/http/httptest"
	"reflect"
	"strings"
	"testing"

	"piazza/internal/assembly"
	"piazza/internal/auth"
	"piazza/internal/ballot"
	"piazza/internal/db"
	"piazza/internal/poll"
)

// hallsOn are assemblies, and the ballots that are cast in them.
func hallsOn(t *testing.T, d *db.DB) (*ballot.Service, *assembly.Service) {
	t.Helper()
	ballots := ballot.NewService(d, ballot.Secrets{})
	t.Cleanup(ballots.Drain)
	return ballots, assembly.NewService(assembly.Options{
		DB: d, Ballots: ballots, Key: []byte("0123456789abcdef0123456789abcdef"), PublicURL: "https://piazza.example.org",
	})
}

// hall is a bundle with an assembly in it.
type hall struct {
	*bundle
	*testing.T
	svc *assembly.Service
	of  *assembly.Assembly
}

func openHall(t *testing.T) *hall {
	t.Helper()
	b := setup(t)
	h := &hall{bundle: b, T: t, svc: b.handler.Assemblies}
	title, body, guests, quorum := "Assemblea <i>di sera</i>", "Si parla di **tutto**.", poll.AnyGuest, 3
	h.did(h.svc.Create(h.as(carla), assembly.CreateInput{PiazzaID: 1, Title: title, Body: &body, Guests: &guests, Quorum: &quorum}))
	for _, q := range []poll.QuestionInput{
		{Kind: poll.KindSingle, Title: "Si fa <b>davvero</b>?", Options: []poll.OptionInput{{Title: "Sì, subito"}, {Title: "No, mai"}}},
		{Kind: poll.KindConsent, Title: "Domanda segretissima?"},
	} {
		h.did(h.svc.AddItem(h.as(carla), assembly.ItemAddInput{AssemblyID: h.of.ID, Question: &q}))
	}
	return h
}

func (h *hall) as(member int64) context.Context { return auth.With(h.Context(), viewer(member)) }

func (h *hall) did(a *assembly.Assembly, err error) {
	h.Helper()
	if err != nil {
		h.Fatal(err)
	}
	h.of = a
}

func (h *hall) path() string { return fmt.Sprintf("/piazze/aperta/assemblee/%d", h.of.ID) }

func (h *hall) says(member int64, path string, status int) string {
	h.Helper()
	w := h.get(h.T, member, path)
	if w.Code != status {
		h.Fatalf("%s answers %d to %d", path, w.Code, member)
	}
	return w.Body.String()
}

func (h *hall) has(page string, wanted ...string) {
	h.Helper()
	for _, text := range wanted {
		if !strings.Contains(page, text) {
			h.Errorf("%q is missing", text)
		}
	}
}

func (h *hall) hasNot(page string, unwanted ...string) {
	h.Helper()
	for _, text := range unwanted {
		if strings.Contains(page, text) {
			h.Errorf("it says %q", text)
		}
	}
}

// hold begins the assembly, and lets Anna vote in the first question, which is closed and shown.
func (h *hall) hold() {
	h.Helper()
	in := assembly.Input{AssemblyID: h.of.ID}
	h.did(h.svc.Start(h.as(carla), in))
	h.did(h.svc.Join(h.as(anna), in))
	standing, err := h.svc.Standing(h.Context(), h.of.ID)
	if err != nil {
		h.Fatal(err)
	}
	state, err := standing.For(viewer(carla))
	if err != nil {
		h.Fatal(err)
	}
	first := state.Items[0]
	h.did(h.svc.Open(h.as(carla), assembly.ItemInput{ItemID: first.ID}))
	_, err = h.handler.Ballots.Vote(h.as(anna), ballot.VoteInput{PollID: first.PollID, Ballots: []ballot.BallotInput{
		{Question: first.Questions[0].ID, Choice: poll.Choice{Options: []poll.OptionID{first.Questions[0].Options[0].ID}}},
	}})
	if err != nil {
		h.Fatal(err)
	}
	h.did(h.svc.Close(h.as(carla), assembly.ItemInput{ItemID: first.ID}))
	h.did(h.svc.Reveal(h.as(carla), assembly.ItemInput{ItemID: first.ID}))
}

// A guest gives whatever name he likes: wherever his question stands, it stands there as a guest's.
func TestAGuestsQuestionIsNobodyElses(t *testing.T) {
	t.Parallel()
	h := openHall(t)
	h.hold()
	name := "Anna"
	entered, err := h.svc.Enter(auth.With(h.Context(), auth.Viewer{}), assembly.EnterInput{Code: h.of.Code, Name: &name})
	if err != nil {
		t.Fatal(err)
	}
	guest, err := h.svc.ViewerByPass(h.Context(), entered.Pass)
	if err != nil {
		t.Fatal(err)
	}
	for text, ctx := range map[string]context.Context{"Quando?": h.as(anna), "Perché?": auth.With(h.Context(), guest)} {
		q, err := h.svc.Ask(ctx, assembly.AskInput{AssemblyID: h.of.ID, Text: text, IsNamed: text == "Perché?"})
		if err == nil {
			_, err = h.svc.FloorSet(h.as(carla), assembly.FloorSetInput{QuestionID: q.ID, State: assembly.FloorShown})
		}
		if err != nil || q.IsGuest != (text == "Perché?") {
			t.Fatalf("%q: %+v, %v", text, q, err)
		}
	}
	h.did(h.svc.End(h.as(carla), assembly.Input{AssemblyID: h.of.ID}))
	h.did(h.svc.SetMinutes(h.as(carla), assembly.MinutesSetInput{AssemblyID: h.of.ID, Text: "Ecco."}))
	h.did(h.svc.PublishMinutes(h.as(carla), assembly.Input{AssemblyID: h.of.ID}))
	h.has(h.says(0, h.path(), http.StatusOK), "Anna (ospite)")
	h.has(h.says(0, "/en"+h.path(), http.StatusOK), "Anna (guest)")
	name = fmt.Sprint(h.of.ID)
	h.has(h.file(0, name+".md").Body.String(), "Perché? (Anna (ospite) ·")
	h.has(h.file(0, name+".json").Body.String(), `"isGuest": true`, `"isGuest": false`)
}

func TestAnAssemblyIsReadBeforeDuringAndAfter(t *testing.T) {
	t.Parallel()
	h := openHall(t)
	before := h.says(0, h.path(), http.StatusOK)
	h.has(before, "Assemblea &lt;i&gt;di sera&lt;/i&gt;", "<strong>tutto</strong>", "La data è da decidere", "2 domande in programma", "Quorum: presenti con diritto di voto 3",
		"il loro voto non è verificato", `"@type":"Event"`, `rel="canonical" href="https://piazza.example.org`+h.path()+`"`)
	h.hasNot(before, "davvero", "segretissima", "Verbale", "minuto per minuto")
	h.has(h.says(0, "/piazze/aperta", http.StatusOK), `href="/piazze/aperta/assemblee"`, "La data è da decidere")
	h.has(h.says(0, "/en/piazze/aperta/assemblee", http.StatusOK), "Assemblies", "The date is not set", `href="/en`+h.path()+`"`)

	h.hold()
	during := h.says(0, h.path(), http.StatusOK)
	h.has(during, "In corso adesso", fmt.Sprintf(`href="/assemblea/%d"`, h.of.ID), "1. Si fa &lt;b&gt;davvero&lt;/b&gt;?", "1 persona ha votato su 1", "100 %")
	h.hasNot(during, "segretissima", "Verbale", "minuto per minuto", *h.of.Code)

	h.did(h.svc.End(h.as(carla), assembly.Input{AssemblyID: h.of.ID}))
	h.did(h.svc.SetMinutes(h.as(carla), assembly.MinutesSetInput{AssemblyID: h.of.ID, Text: "Parla *Anna*. <script>alert(1)</script>"}))
	unpublished := h.says(anna, h.path(), http.StatusOK)
	h.has(unpublished, "Il verbale non è ancora pubblicato.", "Si fa &lt;b&gt;davvero")
	h.hasNot(unpublished, "Parla", "minuto per minuto", "segretissima", ".json")
	h.has(h.says(carla, h.path(), http.StatusOK), "per ora lo legge solo chi tiene l’assemblea", "<em>Anna</em>", "minuto per minuto")

	h.did(h.svc.PublishMinutes(h.as(carla), assembly.Input{AssemblyID: h.of.ID}))
	after := h.says(0, h.path(), http.StatusOK)
	h.has(after, "<em>Anna</em>", "Pubblicato", "Le ore sono quelle di Europe/Rome.", "minuto per minuto", "Il risultato è mostrato", "Carla", "1 presente con diritto di voto", fmt.Sprintf("/export/assembly/%d.md", h.of.ID))
	h.hasNot(after, "<script>alert(1)", "segretissima")
	english := h.says(0, "/en"+h.path(), http.StatusOK)
	h.has(english, "What happened, minute by minute", "The result is shown", `lang="en"`, fmt.Sprintf("/export/assembly/%d.json?lang=en", h.of.ID))
	h.hasNot(english, "minuto per minuto")
}

func TestAssembliesThatAreNobodysBusiness(t *testing.T) {
	t.Parallel()
	h := openHall(t)
	rehearsal, err := h.svc.Rehearse(h.as(carla), assembly.RehearseInput{AssemblyID: h.of.ID, Participants: 1})
	if err != nil {
		t.Fatal(err)
	}
	of := fmt.Sprintf("/piazze/aperta/assemblee/%d", rehearsal.ID)
	h.says(anna, of, http.StatusNotFound)
	h.says(0, "/piazze/chiusa/assemblee", http.StatusNotFound)
	h.says(0, "/piazze/aperta/assemblee/999", http.StatusNotFound)
	h.says(0, "/piazze/aperta/assemblee/x", http.StatusNotFound)
	h.hasNot(h.says(0, "/piazze/aperta/assemblee", http.StatusOK), "Prova")
	own := h.get(t, carla, of)
	h.has(own.Body.String(), "Prova: la vede solo chi tiene l’assemblea")
	if own.Header().Get("X-Robots-Tag") != "noindex" {
		t.Error("a rehearsal is for search engines")
	}
	for path, want := range map[string]string{
		fmt.Sprintf("/piazze/chiusa/assemblee/%d", h.of.ID):         h.path(),
		fmt.Sprintf("/piazze/aperta/assemblee/%d-di-sera", h.of.ID): h.path(),
	} {
		if w := h.get(t, 0, path); w.Code != http.StatusMovedPermanently || w.Header().Get("Location") != want {
			t.Errorf("%s leads with %d to %q", path, w.Code, w.Header().Get("Location"))
		}
	}
	for _, path := range []string{"/entra", "/sala/1", "/assemblea/1", "/en/entra", h.path() + "/regia", h.path() + "/cedole", "/piazze/aperta/scrivi/assemblea"} {
		if w := h.get(t, carla, path); w.Code != http.StatusOK || w.Header().Get("X-Robots-Tag") != "noindex" {
			t.Errorf("%s answers %d, %q", path, w.Code, w.Header().Get("X-Robots-Tag"))
		}
	}
	h.says(carla, h.path()+"/altro", http.StatusNotFound)
}

func TestTheMapHoldsAssemblies(t *testing.T) {
	t.Parallel()
	h := openHall(t)
	if _, err := h.svc.Rehearse(h.as(carla), assembly.RehearseInput{AssemblyID: h.of.ID, Participants: 1}); err != nil {
		t.Fatal(err)
	}
	r := httptest.NewRequest(http.MethodGet, "/sitemap/0.xml", http.NoBody).WithContext(h.as(carla))
	r.SetPathValue("sheet", "0.xml")
	w := httptest.NewRecorder()
	h.handler.Sheet(w, r)
	if n := strings.Count(w.Body.String(), "/assemblee"); n != 4 {
		t.Errorf("the map names %d pages of assemblies", n)
	}
	h.has(w.Body.String(), "https://piazza.example.org/en"+h.path()+"<")
}

// file takes the minutes as a file.
func (h *hall) file(member int64, name string) *httptest.ResponseRecorder {
	h.Helper()
	r := httptest.NewRequest(http.MethodGet, "/export/assembly/"+name, http.NoBody).WithContext(h.as(member))
	r.SetPathValue("file", strings.Split(name, "?")[0])
	w := httptest.NewRecorder()
	h.handler.Minutes(w, r)
	return w
}

func TestMinutesAsFiles(t *testing.T) {
	t.Parallel()
	h := openHall(t)
	h.hold()
	h.did(h.svc.End(h.as(carla), assembly.Input{AssemblyID: h.of.ID}))
	h.did(h.svc.SetMinutes(h.as(carla), assembly.MinutesSetInput{AssemblyID: h.of.ID, Text: "Parla *Anna*."}))
	name := fmt.Sprint(int64(h.of.ID))
	for _, member := range []int64{0, anna} {
		for _, kind := range []string{".md", ".json"} {
			if w := h.file(member, name+kind); w.Code != http.StatusNotFound || strings.Contains(w.Body.String(), "Anna") {
				t.Errorf("before they are published %d is told %d %s", member, w.Code, w.Body)
			}
		}
	}
	if w := h.file(carla, name+".md"); w.Code != http.StatusOK {
		t.Errorf("who holds it is told %d", w.Code)
	}
	h.did(h.svc.PublishMinutes(h.as(carla), assembly.Input{AssemblyID: h.of.ID}))
	md := h.file(0, name+".md")
	h.has(md.Body.String(), "# Assemblea \\<i>di sera\\</i>\n", "Parla *Anna*.", "## Le domande e i risultati", "### 1. Si fa \\<b>davvero\\</b>?", "| Sì, subito | 1 | 100 % |", "- `", "\n- Pubblicato ", "\n- Le ore sono quelle di Europe/Rome.\n")
	h.hasNot(md.Body.String(), "segretissima")
	if md.Header().Get("Content-Type") != "text/markdown; charset=utf-8" || !strings.Contains(md.Header().Get("Content-Disposition"), "attachment") {
		t.Errorf("the file comes as %v", md.Header())
	}
	h.has(h.file(0, name+".md?lang=en").Body.String(), "## The questions and what came out")
	var said struct {
		Title   string
		Minutes string
		Items   []struct {
			Position int
			Title    string
			State    string
			Voters   int
			Results  []struct{ Tables []struct{ Rows [][]string } }
		}
		Course []struct{ Kind string }
	}
	w := h.file(0, name+".json")
	if err := json.Unmarshal(w.Body.Bytes(), &said); err != nil {
		t.Fatalf("%v: %s", err, w.Body)
	}
	if len(said.Items) != 1 || said.Items[0].Voters != 1 || len(said.Items[0].Results) != 1 || said.Items[0].Results[0].Tables[0].Rows[0][1] != "1" || said.Minutes != "Parla *Anna*." ||
		len(said.Course) < 5 || said.Course[0].Kind != "STARTED" {
		t.Errorf("the document says %s", w.Body)
	}
	for _, odd := range []string{"x.md", name + ".html", name, "99999.md", "-1.md", "0.json", name + ".md.md"} {
		if w := h.file(0, odd); w.Code != http.StatusNotFound {
			t.Errorf("%s answers %d", odd, w.Code)
		}
	}
}

// What a moderator takes from sight after the minutes are published leaves its words there, not its place and its figures.
func TestMinutesKeepThePlaceOfWhatIsTakenFromSight(t *testing.T) {
	t.Parallel()
	h := openHall(t)
	h.hold()
	h.did(h.svc.End(h.as(carla), assembly.Input{AssemblyID: h.of.ID}))
	h.did(h.svc.PublishMinutes(h.as(carla), assembly.Input{AssemblyID: h.of.ID}))
	_, err := h.db.Exec(t.Context(), `update entry set state = 'withdrawn', withdrawn_reason = 'Offende <b>', withdrawn_at = now()
		where id in (select entry_id from assembly_item) and state = 'published'`)
	if err != nil {
		t.Fatal(err)
	}
	name := fmt.Sprint(int64(h.of.ID))
	page := h.says(0, h.path(), http.StatusOK)
	h.has(page, "1. Domanda tolta dalla vista", "Tolta dalla vista da chi modera: Offende &lt;b&gt;", `<th scope="row">1</th><td class="pz-num">1</td><td class="pz-num">100 %</td>`)
	h.has(h.file(0, name+".md").Body.String(), "### 1. Domanda tolta dalla vista", "- Tolta dalla vista da chi modera: Offende \\<b>", "| 1 | 1 | 100 % |")
	h.has(h.file(0, name+".json").Body.String(), `"withdrawn": "Offende \u003cb\u003e"`)
	for _, text := range []string{page, h.file(0, name+".md").Body.String(), h.file(0, name+".json").Body.String()} {
		h.hasNot(text, "davvero", "Sì, subito", "/votazioni/")
	}
	h.has(h.says(carla, h.path(), http.StatusOK), "davvero", "Tolta dalla vista da chi modera")
}

func TestEveryWordOfAssembliesIsThereTwice(t *testing.T) {
	t.Parallel()
	it, en := reflect.ValueOf(italianAssemblies()), reflect.ValueOf(englishAssemblies())
	for n := range it.NumField() {
		name, one, other := it.Type().Field(n).Name, it.Field(n), en.Field(n)
		if one.Kind() == reflect.String && (one.String() == "" || other.String() == "" || one.String() == other.String() && name != "Minutes") {
			t.Errorf("%s: %q and %q", name, one, other)
		}
		if one.Kind() == reflect.Map && one.Len() != other.Len() {
			t.Errorf("%s: %d and %d", name, one.Len(), other.Len())
		}
	}
	for _, kind := range []assembly.ActKind{
		assembly.ActStarted, assembly.ActEnded, assembly.ActShown, assembly.ActOpened, assembly.ActExtended, assembly.ActClosed, assembly.ActRevealed,
		assembly.ActAnnulled, assembly.ActUndone, assembly.ActCodeRenewed, assembly.ActSlipsMade, assembly.ActSlipChanged,
		assembly.ActSaid, assembly.ActRetitled, assembly.ActItemChanged, assembly.ActItemRemoved, assembly.ActGuestEnded, assembly.ActGuestsShut, assembly.ActGuestsAdmitted,
	} {
		if italianAssemblies().Act[kind] == "" || englishAssemblies().Act[kind] == "" {
			t.Errorf("nobody says %s", kind)
		}
	}
}
