package page

import (
	"encoding/json"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"net/url"
	"regexp"
	"strings"
	"testing"

	"piazza/internal/account"
	"piazza/internal/auth"
	"piazza/internal/comment"
	"piazza/internal/db"
	"piazza/internal/db/dbtest"
	"piazza/internal/moderation"
	"piazza/internal/poll"
	"piazza/internal/privacy"
	"piazza/internal/reading"
	"piazza/internal/space"
)

const (
	anna  = 1 // member of both piazze
	carla = 2 // moderator of the open one
)

type bundle struct {
	db       *db.DB
	handler  *Handler
	comments *comment.Service
}

const evil = `Titolo </title><script>alert("x")</script> & “virgolette”`

func setup(t *testing.T) *bundle {
	t.Helper()
	d := dbtest.New(t)
	for _, statement := range []string{
		`insert into member (handle, name, headline, bio, tone, created_at) values
			('anna', 'Anna <b>Bini</b>', 'Facilitatrice', 'Vivo a **Cesena**. <script>alert(1)</script>', 3, timestamptz '2026-01-05 10:00Z'),
			('carla', 'Carla', '', '', 2, now())`,
		`insert into space (slug, title, description, owner, visibility, law_reference, law_subject, member_count, created_at, updated_at) values
			('aperta', 'La piazza aperta', 'Dove si parla di tutto.', 'Regione', 'public', 'L.R. 15/2018', 'partecipazione', 2, now(), now()),
			('chiusa', 'La piazza chiusa', 'Fra noi.', '', 'members', null, null, 1, now(), now())`,
		`insert into membership (space_id, member_id, role, joined_at) values (1, 1, 'member', now()), (1, 2, 'moderator', now()), (2, 1, 'member', now())`,
		`insert into space_section (space_id, code, title, position)
			select s, c, c, p from (values (1), (2)) x(s), (values ('news', 0), ('topics', 1), ('video', 2), ('polls', 3)) y(c, p)`,
		`insert into entry (space_id, kind, state, author_id, title, summary, body, body_html, tags, language, created_at, updated_at, published_at)
			values (1, 'news', 'published', 1, '` + evil + `', 'Il <em>sommario</em>', 'x', '<p>Il <b>testo</b>.</p>', '{bilancio}', 'it', now(), now(), timestamptz '2026-11-18 17:05Z'),
				(1, 'topic', 'published', 1, 'Si può fare?', '', 'x', '<p>Domanda.</p>', '{}', 'it', now(), now(), now()),
				(1, 'video', 'published', 2, 'Una registrazione', 'Da vedere', '', '', '{}', 'en', now(), now(), now()),
				(2, 'news', 'published', 1, 'Solo fra noi', 'segreto', 'x', 'segreto', '{}', 'it', now(), now(), now()),
				(1, 'topic', 'draft', 1, 'Bozza segreta', '', 'x', 'segreto', '{}', 'it', now(), now(), null)`,
		`insert into entry_video (entry_id, provider, host, reference, duration_seconds) values (3, 'vimeo', 'vimeo.com', '12345', 3750)`,
		`insert into entry (space_id, kind, state, author_id, title, created_at, updated_at, published_at)
			select 1, 'topic', 'published', 1, 'Argomento ' || i, now(), now(), timestamptz '2025-01-01' + i * interval '1 hour' from generate_series(1, 30) i`,
	} {
		if _, err := d.Exec(t.Context(), statement); err != nil {
			t.Fatal(err)
		}
	}
	notices := privacy.NewService(d)
	if err := notices.Prepare(t.Context(), true); err != nil {
		t.Fatal(err)
	}
	ballots, halls := hallsOn(t, d)
	h, err := New(Options{
		Accounts: account.NewService(d), Spaces: space.NewService(d), Reading: reading.NewReader(d), Moderation: moderation.NewService(d),
		Polls: poll.NewService(d), Ballots: ballots, Assemblies: halls, Notices: notices,
		PublicURL: "https://piazza.example.org", Scripts: map[string]string{"it": "/assets/main-1.js", "en": "/assets/en-1.js"}, Preload: []string{"/assets/x-2.js"},
		Styles: []string{"/assets/style-3.css"}, Fonts: []string{"/assets/f-4.woff2"}, Modules: map[string][]string{"entry": {"/assets/entry-5.js"}}, Log: slog.New(slog.DiscardHandler),
	})
	if err != nil {
		t.Fatal(err)
	}
	return &bundle{db: d, handler: h, comments: comment.NewService(d)}
}

func viewer(member int64) auth.Viewer {
	switch member {
	case anna:
		return auth.Viewer{MemberID: anna, PersonID: anna, Roles: map[int64]auth.Role{1: auth.Member, 2: auth.Member}}
	case carla:
		return auth.Viewer{MemberID: carla, PersonID: carla, Roles: map[int64]auth.Role{1: auth.Moderator}}
	default:
		return auth.Viewer{}
	}
}

func (b *bundle) get(t *testing.T, member int64, path string) *httptest.ResponseRecorder {
	t.Helper()
	r := httptest.NewRequest(http.MethodGet, path, http.NoBody)
	w := httptest.NewRecorder()
	b.handler.ServeHTTP(w, r.WithContext(auth.With(t.Context(), viewer(member))))
	return w
}

func (b *bundle) write(t *testing.T, parent *comment.ID, body string) *comment.Comment {
	t.Helper()
	c, err := b.comments.Create(auth.With(t.Context(), viewer(anna)), comment.CreateInput{EntryID: 1, ParentID: parent, Body: body})
	if err != nil {
		t.Fatal(err)
	}
	return c
}

const news = "/piazze/aperta/notizie/1-titolo-title-script-alert-x-script-virgolette"

func TestTitlesAndStatuses(t *testing.T) {
	t.Parallel()
	b := setup(t)
	missing := "Questa pagina non c’è · Piazza"
	for path, want := range map[string]struct {
		status int
		title  string
	}{
		"/":                                      {200, "Le piazze · Piazza"},
		"/en":                                    {200, "The squares · Piazza"},
		"/piazze/aperta":                         {200, "La piazza aperta · Piazza"},
		"/en/piazze/aperta":                      {200, "La piazza aperta · Piazza"},
		"/piazze/aperta/notizie":                 {200, "Notizie · La piazza aperta · Piazza"},
		"/en/piazze/aperta/argomenti":            {200, "Topics · La piazza aperta · Piazza"},
		"/piazze/aperta/argomenti/2-si-puo-fare": {200, "Si può fare? · La piazza aperta · Piazza"},
		"/piazze/aperta/video/3-una-registrazione": {200, "Una registrazione · La piazza aperta · Piazza"},
		"/piazze/aperta/persone":                   {200, "Le persone · La piazza aperta · Piazza"},
		"/piazze/aperta/registro":                  {200, "Registro pubblico delle decisioni · La piazza aperta · Piazza"},
		"/persone/carla":                           {200, "Carla · Piazza"},
		"/accedi":                                  {200, "Piazza"},
		"/en/sessioni":                             {200, "Piazza"},
		"/notifiche":                               {200, "Piazza"},
		"/profilo":                                 {200, "Piazza"},
		"/privacy":                                 {200, "Come trattiamo i tuoi dati · Piazza"},
		"/en/privacy?versione=1":                   {200, "How we treat your data · Piazza"},
		"/privacy?versione=7":                      {404, missing},
		"/privacy?versione=x":                      {404, missing},
		"/en/profilo/privacy":                      {200, "Piazza"},
		"/profilo/altrui":                          {404, missing},
		"/inviti/segreto":                          {200, "Piazza"},
		"/amministrazione/registro":                {200, "Piazza"},
		"/amministrazione/altro":                   {404, missing},
		"/piazze/aperta/scrivania":                 {200, "Piazza"},
		"/piazze/aperta/scrivania/5":               {200, "Piazza"},
		"/piazze/aperta/moderazione":               {200, "Piazza"},
		"/piazze/aperta/scrivi/argomento":          {200, "Piazza"},
		"/piazze/aperta/scrivi/romanzo":            {404, missing},
		"/piazze/nessuna":                          {404, missing},
		"/piazze/chiusa":                           {404, missing},
		"/piazze/chiusa/notizie":                   {404, missing},
		"/piazze/chiusa/persone":                   {404, missing},
		"/piazze/chiusa/registro":                  {404, missing},
		"/piazze/chiusa/notizie/4-solo-fra-noi":    {404, missing},
		"/piazze/aperta/argomenti/5-bozza-segreta": {404, missing},
		"/piazze/aperta/argomenti/4711":            {404, missing},
		"/piazze/aperta/argomenti/x":               {404, missing},
		"/piazze/aperta/poesie":                    {404, missing},
		"/persone/nessuno":                         {404, missing},
		"/altrove":                                 {404, missing},
		"/stato":                                   {404, missing},
		"/en/altrove":                              {404, "This page does not exist · Piazza"},
		"/piazze/aperta/notizie?dopo=storto":       {404, missing},
	} {
		w := b.get(t, 0, path)
		if w.Code != want.status || !strings.Contains(w.Body.String(), "<title>"+want.title+"</title>") {
			t.Errorf("%s: status %d, %s", path, w.Code, regexp.MustCompile(`<title>.*`).FindString(w.Body.String()))
		}
		if indexed := !strings.Contains(w.Body.String(), `content="noindex"`); indexed != (want.status == 200 && want.title != "Piazza") {
			t.Errorf("%s: for search engines %v", path, indexed)
		}
	}
}

func TestOneAddress(t *testing.T) {
	t.Parallel()
	b := setup(t)
	for path, want := range map[string]string{
		"/piazze/aperta/argomenti/2":                  "/piazze/aperta/argomenti/2-si-puo-fare",
		"/piazze/aperta/argomenti/2-altro?commento=3": "/piazze/aperta/argomenti/2-si-puo-fare?commento=3",
		"/piazze/aperta/notizie/2-si-puo-fare":        "/piazze/aperta/argomenti/2-si-puo-fare",
		"/piazze/altra/argomenti/2-si-puo-fare":       "/piazze/aperta/argomenti/2-si-puo-fare",
		"/en/piazze/aperta/argomenti/2":               "/en/piazze/aperta/argomenti/2-si-puo-fare",
		"/piazze/aperta/":                             "/piazze/aperta",
		"/en/":                                        "/en",
		"/piazze/APERTA":                              "/piazze/aperta",
		"/persone/Anna":                               "/persone/anna",
	} {
		w := b.get(t, 0, path)
		if w.Code != http.StatusMovedPermanently || w.Header().Get("Location") != want {
			t.Errorf("%s: %d to %q, want %q", path, w.Code, w.Header().Get("Location"), want)
		}
	}
}

// Every element that is opened is closed: browsers mend what is not, each in its way.
func TestPagesAreWellFormed(t *testing.T) {
	t.Parallel()
	b := setup(t)
	b.write(t, nil, "Un commento")
	opened := regexp.MustCompile(`<(/?)(html|head|body|div|header|main|footer|nav|section|article|aside|ul|ol|li|p|h1|h2|h3|a|span|svg|strong|time|noscript)\b[^>]*>`)
	for _, path := range []string{
		"/", "/en", "/piazze/aperta", "/piazze/aperta/notizie", news, "/piazze/aperta/video/3-una-registrazione",
		"/persone/anna", "/piazze/aperta/persone", "/piazze/aperta/registro", "/accedi", "/nulla",
	} {
		var open []string
		for _, tag := range opened.FindAllStringSubmatch(b.get(t, 0, path).Body.String(), -1) {
			if tag[1] == "" {
				open = append(open, tag[2])
				continue
			}
			if len(open) == 0 || open[len(open)-1] != tag[2] {
				t.Fatalf("%s closes %s within %v", path, tag[2], open)
			}
			open = open[:len(open)-1]
		}
		if len(open) > 0 {
			t.Errorf("%s leaves %v open", path, open)
		}
	}
}

func TestNoRedirectLeavesTheSite(t *testing.T) {
	t.Parallel()
	b := setup(t)
	for _, path := range []string{`//evil.example/`, `/\evil.example/`, `///evil.example//`, `/%5Cevil.example/`, `/%2F%2Fevil.example/`} {
		r := httptest.NewRequest(http.MethodGet, "/", http.NoBody)
		u, err := url.Parse("http://piazza.example.org" + path)
		if err != nil {
			t.Fatal(err)
		}
		r.URL = u
		w := httptest.NewRecorder()
		b.handler.ServeHTTP(w, r)
		if to := w.Header().Get("Location"); strings.HasPrefix(to, "//") || strings.Contains(to, `\`) {
			t.Errorf("%s leads to %s", path, to)
		}
	}
}

var scripts = regexp.MustCompile(`(?s)<script[^>]*>.*?</script>`)

func TestNothingEscapesFromItsPlace(t *testing.T) {
	t.Parallel()
	b := setup(t)
	c := b.write(t, nil, "Ciao `<script>alert(1)</script>` @carla")
	for _, path := range []string{"/", "/piazze/aperta", "/piazze/aperta/notizie", news, "/persone/anna", "/piazze/aperta/persone"} {
		body := b.get(t, 0, path).Body.String()
		for _, script := range scripts.FindAllString(body, -1) {
			if !strings.HasPrefix(script, `<script type="application/ld+json">`) && !strings.HasPrefix(script, `<script type="module" src="/assets/`) {
				t.Errorf("%s runs %s", path, script)
			}
		}
		if strings.Contains(body, "alert(") && strings.Contains(body, "<script>") || strings.Contains(body, "javascript:") {
			t.Errorf("%s holds a script of somebody else's", path)
		}
		if regexp.MustCompile(`\sstyle="|\son[a-z]+="`).MatchString(body) {
			t.Errorf("%s has an inline style or handler", path)
		}
		if strings.Contains(body, "ZgotmplZ") {
			t.Errorf("%s holds what html/template refused to write", path)
		}
	}
	body := b.get(t, 0, news).Body.String()
	if !strings.Contains(body, `id="commento-`+itoa(c.Number())+`"`) || !strings.Contains(body, `href="/persone/carla"`) {
		t.Error("the comment and its mention are on the page")
	}
	if !strings.Contains(body, `Titolo &lt;/title&gt;&lt;script&gt;`) {
		t.Error("the title is written as text")
	}
}

func itoa(n int64) string { return strings.TrimSpace(strings.ReplaceAll(string(mustJSON(n)), `"`, "")) }

func mustJSON(v any) []byte {
	text, err := json.Marshal(v)
	if err != nil {
		panic(err)
	}
	return text
}

func TestListsGoOn(t *testing.T) {
	t.Parallel()
	b := setup(t)
	seen := map[string]bool{}
	path := "/piazze/aperta/argomenti"
	pages := 0
	for path != "" {
		body := b.get(t, 0, path).Body.String()
		for _, match := range regexp.MustCompile(`<h2><a href="([^"]+)"`).FindAllStringSubmatch(body, -1) {
			if seen[match[1]] {
				t.Errorf("%s stands twice", match[1])
			}
			seen[match[1]] = true
		}
		path = ""
		if match := regexp.MustCompile(`rel="next" href="([^"]+)"`).FindStringSubmatch(body); match != nil {
			path = strings.ReplaceAll(match[1], "&amp;", "&")
		}
		if pages++; pages > 5 {
			t.Fatal("the list does not end")
		}
	}
	if len(seen) != 31 || pages != 2 {
		t.Errorf("%d topics on %d pages", len(seen), pages)
	}
	body := b.get(t, 0, "/piazze/aperta/notizie?parola=bilancio").Body.String()
	if !strings.Contains(body, "Parola chiave: bilancio") || !strings.Contains(body, news) {
		t.Error("a list by tag")
	}
	body = b.get(t, 0, "/piazze/aperta/notizie?parola=altro").Body.String()
	if strings.Contains(body, news) || !strings.Contains(body, "Qui non c’è ancora nulla") {
		t.Error("a tag that nothing has")
	}
}

func TestClosedPiazzeAreForTheirMembers(t *testing.T) {
	t.Parallel()
	b := setup(t)
	for _, path := range []string{"/piazze/chiusa", "/piazze/chiusa/notizie", "/piazze/chiusa/notizie/4-solo-fra-noi"} {
		w := b.get(t, anna, path)
		if w.Code != http.StatusOK || w.Header().Get("Cache-Control") != "private, no-cache" || !strings.Contains(w.Body.String(), `content="noindex"`) {
			t.Errorf("%s: %d, %v", path, w.Code, w.Header())
		}
		if strings.Contains(w.Body.String(), "ld+json") {
			t.Errorf("%s tells machines about it", path)
		}
	}
	for path, secret := range map[string]string{"/": "Solo fra noi", "/persone/anna": "Solo fra noi", "/sitemap/1.xml": "solo-fra-noi"} {
		if strings.Contains(b.get(t, 0, path).Body.String(), secret) {
			t.Errorf("%s gives %q away", path, secret)
		}
	}
}

func TestMethodsAndCopies(t *testing.T) {
	t.Parallel()
	b := setup(t)
	r := httptest.NewRequest(http.MethodPost, "/", http.NoBody)
	w := httptest.NewRecorder()
	b.handler.ServeHTTP(w, r)
	if w.Code != http.StatusMethodNotAllowed {
		t.Errorf("POST: %d", w.Code)
	}
	first := b.get(t, 0, news)
	r = httptest.NewRequest(http.MethodGet, news, http.NoBody)
	r.Header.Set("If-None-Match", first.Header().Get("ETag"))
	w = httptest.NewRecorder()
	b.handler.ServeHTTP(w, r)
	if w.Code != http.StatusNotModified || w.Body.Len() != 0 {
		t.Errorf("the same again: %d with %d bytes", w.Code, w.Body.Len())
	}
	r = httptest.NewRequest(http.MethodHead, news, http.NoBody)
	w = httptest.NewRecorder()
	b.handler.ServeHTTP(w, r)
	if w.Code != http.StatusOK || w.Body.Len() != 0 {
		t.Errorf("HEAD: %d with %d bytes", w.Code, w.Body.Len())
	}
}

func TestWhoIsKnownIsNotInvitedToSignIn(t *testing.T) {
	t.Parallel()
	b := setup(t)
	for member, want := range map[int64]bool{0: true, anna: false} {
		if got := strings.Contains(b.get(t, member, "/").Body.String(), `href="/accedi"`); got != want {
			t.Errorf("member %d is invited: %v", member, got)
		}
	}
}

func TestADatabaseThatIsAwayIsSaid(t *testing.T) {
	t.Parallel()
	b := setup(t)
	b.db.Close()
	for path, want := range map[string]string{"/": "Qualcosa non ha funzionato", "/en" + news: "Something went wrong"} {
		w := b.get(t, 0, path)
		if w.Code < http.StatusInternalServerError || !strings.Contains(w.Body.String(), want) || strings.Contains(w.Body.String(), "pool") {
			t.Errorf("%s: %d, %s", path, w.Code, w.Body)
		}
	}
}

func TestTheStatusPageStandsForAdministratorsAlone(t *testing.T) {
	t.Parallel()
	b := setup(t)
	for _, path := range []string{"/stato", "/en/stato"} {
		for administrator, status := range map[bool]int{true: http.StatusOK, false: http.StatusNotFound} {
			who := auth.Viewer{MemberID: anna, Administrator: administrator}
			w := httptest.NewRecorder()
			r := httptest.NewRequest(http.MethodGet, path, http.NoBody)
			b.handler.ServeHTTP(w, r.WithContext(auth.With(t.Context(), who)))
			if w.Code != status {
				t.Errorf("%s, administrator %v: status %d", path, administrator, w.Code)
			}
		}
	}
}
