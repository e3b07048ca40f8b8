package page

import (
	"net/http"
	"strings"
	"testing"
)

// Who has erased himself is named by nobody and led to by no link; what was published stands all the same.
func TestWhoIsErasedHasNoName(t *testing.T) {
	b := setup(t)
	for _, statement := range []string{
		`update member set handle = 'x-abc', name = '—', headline = '', bio = '', erased_at = now() where handle = 'anna'`,
		`insert into moderation_decision (space_id, entry_id, action, reason, decided_by, decided_at) values (1, 3, 'withdraw', 'perché sì', 1, now())`,
	} {
		if _, err := b.db.Exec(t.Context(), statement); err != nil {
			t.Fatal(err)
		}
	}
	for path, name := range map[string]string{
		"/":                        "Persona cancellata",
		"/piazze/aperta":           "Persona cancellata",
		"/piazze/aperta/argomenti": "Persona cancellata",
		"/piazze/aperta/notizie/1-titolo-script-alert-x-script-virgolette": "Persona cancellata",
		"/piazze/aperta/registro": "Persona cancellata",
		"/persone/x-abc":          "Persona cancellata",
		"/en/persone/x-abc":       "Erased person",
	} {
		w := b.get(t, 0, path)
		if w.Code == http.StatusMovedPermanently || w.Code == http.StatusPermanentRedirect {
			w = b.get(t, 0, w.Header().Get("Location"))
		}
		text := w.Body.String()
		if w.Code != http.StatusOK || !strings.Contains(text, name) {
			t.Errorf("%s answers %d: %.3000s", path, w.Code, text)
		}
		if strings.Contains(text, `href="/persone/x-abc">`) || strings.Contains(text, ">—<") || strings.Contains(text, "@x-abc") {
			t.Errorf("%s leads to who is gone: %.3000s", path, text)
		}
		if strings.Contains(path, "persone") != strings.Contains(text, `content="noindex"`) {
			t.Errorf("%s: what search engines may keep is wrong", path)
		}
	}
}
