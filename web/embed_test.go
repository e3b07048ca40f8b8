package web_test

import (
	"crypto/sha256"
	"encoding/base64"
	"io/fs"
	"strings"
	"testing"

	"piazza/web"
)

func TestEveryNamedAssetIsEmbedded(t *testing.T) {
	t.Parallel()

	assets, err := web.LoadAssets()
	if err != nil {
		t.Fatal(err)
	}
	files, err := web.Files()
	if err != nil {
		t.Fatal(err)
	}

	named := append([]string{assets.Script["it"], assets.Script["en"]}, assets.Preload...)
	named = append(append(named, assets.Styles...), assets.Fonts...)
	for page, paths := range assets.Page {
		if len(paths) == 0 {
			t.Errorf("page %s adds no module", page)
		}
		named = append(named, paths...)
	}
	if len(assets.Fonts) != 2 {
		t.Errorf("fonts to preload: got %d, want 2", len(assets.Fonts))
	}
	for _, name := range named {
		if _, err := fs.Stat(files, strings.TrimPrefix(name, "/")); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
}

func TestPagesDoNotRepeatWhatEveryPageLoads(t *testing.T) {
	t.Parallel()

	assets, err := web.LoadAssets()
	if err != nil {
		t.Fatal(err)
	}
	everywhere := map[string]bool{}
	for _, path := range assets.Preload {
		everywhere[path] = true
	}
	for page, paths := range assets.Page {
		for _, path := range paths {
			if everywhere[path] {
				t.Errorf("page %s repeats %s", page, path)
			}
		}
	}
}

// Whoever keeps the page that verifies polls keeps all of it: nothing in it is fetched, and its policy lets run what
// stands in it and no more.
func TestTheVerifyingPageIsOneFile(t *testing.T) {
	t.Parallel()

	files, err := web.Files()
	if err != nil {
		t.Fatal(err)
	}
	raw, err := fs.ReadFile(files, "verify.html")
	if err != nil {
		t.Fatal(err)
	}
	page := string(raw)

	policy := between(page, `http-equiv="Content-Security-Policy" content="`, `"`)
	for what, content := range map[string]string{
		"script-src": between(page, `<script id="programma">`, `</script>`),
		"style-src":  between(page, `<style>`, `</style>`),
	} {
		sum := sha256.Sum256([]byte(content))
		want := what + " 'sha256-" + base64.StdEncoding.EncodeToString(sum[:]) + "'"
		if content == "" || !strings.Contains(policy, want) {
			t.Errorf("the policy %q does not name %s", policy, want)
		}
	}
	for _, want := range []string{"default-src 'none'", "connect-src 'none'", "form-action 'none'"} {
		if !strings.Contains(policy, want) {
			t.Errorf("the policy %q lacks %s", policy, want)
		}
	}
	if strings.Count(page, "<script") != 1 || strings.Contains(page, " src=") || strings.Contains(page, "@import") {
		t.Error("the page asks for something else")
	}
}

func between(text, from, to string) string {
	_, rest, _ := strings.Cut(text, from)
	found, _, _ := strings.Cut(rest, to)

	return found
}
