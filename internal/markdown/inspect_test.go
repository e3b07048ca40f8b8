package markdown

import "testing"

func TestInspect(t *testing.T) {
	t.Parallel()
	for source, want := range map[string]Objection{
		"Una *buona* idea, [leggi](https://example.org) o [qui](/piazze/x)": "",
		"5 < 6 e <3":                          "",
		"scrivi a <nome@comune.it>":           "",
		"`<b>` fa il grassetto":               "",
		"```\n<script>alert(1)</script>\n```": "",
		"<script>alert(1)</script>":           RawHTML,
		"ciao <b>tutti</b>":                   RawHTML,
		"<img src=x onerror=alert(1)>":        RawHTML,
		"[qui](javascript:alert(1))":          UnsafeLink,
		"[qui](JaVaScRiPt:alert(1))":          UnsafeLink,
		"![foto](data:text/html;base64,AA)":   UnsafeLink,
		"<javascript:alert(1)>":               UnsafeLink,
		"[qui][a]\n\n[a]: vbscript:x":         UnsafeLink,
	} {
		if got := Inspect(source); got != want {
			t.Errorf("%q: got %q, want %q", source, got, want)
		}
	}
}
