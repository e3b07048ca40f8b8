package markdown

import (
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"
)

func TestRender(t *testing.T) {
	for name, c := range map[string]struct{ source, want string }{
		"empty":         {" \n", ""},
		"paragraphs":    {"Uno *due* **tre**\n\nquattro", "<p>Uno <em>due</em> <strong>tre</strong></p>\n<p>quattro</p>\n"},
		"heading":       {"# Titolo", "<h2>Titolo</h2>\n"},
		"deep heading":  {"###### Titolo", "<h6>Titolo</h6>\n"},
		"list":          {"3. tre\n4. quattro", "<ol start=\"3\">\n<li>tre</li>\n<li>quattro</li>\n</ol>\n"},
		"strike":        {"~~no~~", "<p><del>no</del></p>\n"},
		"link":          {"[qui](https://example.org/a?b=1&c=2)", `<p><a href="https://example.org/a?b=1&amp;c=2" rel="nofollow noopener ugc">qui</a></p>` + "\n"},
		"own link":      {"[qui](/piazze/x)", `<p><a href="/piazze/x">qui</a></p>` + "\n"},
		"bare address":  {"vedi https://example.org.", `<p>vedi <a href="https://example.org" rel="nofollow noopener ugc">https://example.org</a>.</p>` + "\n"},
		"e-mail":        {"<io@example.org>", `<p><a href="mailto:io@example.org" rel="nofollow noopener ugc">io@example.org</a></p>` + "\n"},
		"image":         {"![un gatto](https://example.org/g.png)", `<p><a href="https://example.org/g.png" rel="nofollow noopener ugc">un gatto</a></p>` + "\n"},
		"nameless":      {"![](https://example.org/g.png)", `<p><a href="https://example.org/g.png" rel="nofollow noopener ugc">https://example.org/g.png</a></p>` + "\n"},
		"image in link": {"[![g](https://a.example/g)](https://b.example)", `<p><a href="https://b.example" rel="nofollow noopener ugc">g</a></p>` + "\n"},
		"raw inline":    {"a <b>c</b>", "<p>a &lt;b&gt;c&lt;/b&gt;</p>\n"},
		"raw block":     {"<div>\nciao\n</div>", "<p>&lt;div&gt;\nciao\n&lt;/div&gt;</p>\n"},
		"code":          {"```go\na < b\n```", "<pre><code>a &lt; b\n</code></pre>\n"},
		"table":         {"| a | b |\n|---|:-:|\n| 1 | 2 |", "<table>\n<thead>\n<tr>\n<th>a</th>\n<th>b</th>\n</tr>\n</thead>\n<tbody>\n<tr>\n<td>1</td>\n<td>2</td>\n</tr>\n</tbody>\n</table>\n"},
		"rule":          {strings.Repeat("-", 80), "<hr>\n"},
	} {
		t.Run(name, func(t *testing.T) {
			if got := Render(c.source, nil); got != c.want {
				t.Errorf("Render(%q) = %q, want %q", c.source, got, c.want)
			}
		})
	}
}

func TestMentions(t *testing.T) {
	known := func(handle string) (string, bool) {
		return "/persone/" + handle, handle == "ada" || handle == "nino.bixio"
	}
	for source, want := range map[string]string{
		"ciao @ada!":          `<p>ciao <a href="/persone/ada" class="mention">@ada</a>!</p>` + "\n",
		"(@Ada, @nino.bixio.": `<p>(<a href="/persone/ada" class="mention">@Ada</a>, <a href="/persone/nino.bixio" class="mention">@nino.bixio</a>.</p>` + "\n",
		"a/@ada":              "<p>a/@ada</p>\n",
		"`@ada`":              "<p><code>@ada</code></p>\n",
		"[di @ada](/x)":       `<p><a href="/x">di @ada</a></p>` + "\n",
		"@nessuno @@ada":      "<p>@nessuno @@ada</p>\n",
	} {
		if got := Render(source, known); got != want {
			t.Errorf("Render(%q) = %q, want %q", source, got, want)
		}
	}
	if got := Handles("@Ada e @nino.bixio, `@no` e di nuovo @ada; io@example.org"); !slices.Equal(got, []string{"ada", "nino.bixio"}) {
		t.Errorf("Handles = %q", got)
	}
	if n := len(Handles(manyHandles(500))); n != maxMentions {
		t.Errorf("a text mentions %d members, want %d at most", n, maxMentions)
	}
}

func manyHandles(n int) string {
	var out strings.Builder
	for i := range n {
		out.WriteString("@m" + strings.Repeat("x", i%30) + string(rune('a'+i%26)) + string(rune('a'+i/26%26)) + " \n")
	}
	return out.String()
}

var (
	tag       = regexp.MustCompile(`<[^>]*>`)
	harmful   = regexp.MustCompile(`(?i)<\s*(script|svg|img|iframe|object|embed|style|link|meta|base|form|input|math|video|audio)|\son\w+\s*=|\sstyle\s*=|\sid\s*=`)
	addresses = regexp.MustCompile(`href="([^"]*)"`)
	innocent  = regexp.MustCompile(`^(https?:|mailto:|/|#|\?|[^:]*$)`)
)

func TestNothingHarmfulComesThrough(t *testing.T) {
	for _, source := range corpus {
		got := Render(source, func(handle string) (string, bool) { return "/persone/" + handle, true })
		for _, found := range tag.FindAllString(got, -1) {
			if harmful.MatchString(found) {
				t.Errorf("Render(%q) lets %q through: %q", source, found, got)
			}
		}
		for _, href := range addresses.FindAllStringSubmatch(got, -1) {
			if !innocent.MatchString(href[1]) {
				t.Errorf("Render(%q) links to %q", source, href[1])
			}
		}
		if strings.ContainsAny(got, "\u202e\u2066\u202a\x00") {
			t.Errorf("Render(%q) keeps what turns text around", source)
		}
	}
}

var corpus = []string{
	`<script>alert(1)</script>`, `<SCRIPT SRC=//evil.example></SCRIPT>`, `<scr<script>ipt>alert(1)</script>`,
	`<img src=x onerror=alert(1)>`, `<svg onload=alert(1)>`, `<svg><animate onbegin=alert(1) attributeName=x>`,
	`<math><mtext></mtext><mglyph><style><img src onerror=alert(1)>`, `<iframe src="javascript:alert(1)">`,
	`[a](javascript:alert(1))`, `[a](JaVaScRiPt:alert(1))`, "[a](java\tscript:alert(1))", "[a](java&#10;script:alert(1))",
	`[a](&#106;avascript:alert(1))`, `[a](javascript&colon;alert(1))`, `[a](\x01javascript:alert(1))`, `<javascript:alert(1)>`,
	`[a](data:text/html;base64,PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg==)`, `![a](data:image/svg+xml,<svg onload=alert(1)>)`,
	`[a](vbscript:msgbox(1))`, `[a](file:///etc/passwd)`, `[a]( javascript:alert(1))`, "[a]: javascript:alert(1)\n\n[a]",
	`[a](https://example.org" onmouseover="alert(1))`, `[a](<https://example.org" onmouseover=alert(1)>)`,
	`<a href="javascript:alert(1)" style="position:fixed">a</a>`, `**<b onclick=alert(1)>a**`, "`<script>`", "```\n<script>\n```",
	"admin\u202egnp.exe", "\u2066testo\u2069", "a\x00b", `@ada"onmouseover=alert(1)`, `[@ada](javascript:alert(1))`,
	`<!--<script>-->alert(1)`, `<![CDATA[<script>alert(1)</script>]]>`, `<?php echo 1 ?>`, `<base href=//evil.example>`,
	`<style>@import "//evil.example"</style>`, `<form action=//evil.example><input name=a>`, `<p id=app class=x style=color:red>a`,
	"| <script> | [a](javascript:1) |\n|--|--|\n| <img src=x> | b |", `[a](//evil.example)`, `[a](/\evil.example)`,
}

func TestLocalLinksAreNotForeign(t *testing.T) {
	for _, source := range []string{`[a](//evil.example)`, `[a](/\evil.example)`, `[a](https://evil.example)`} {
		if got := Render(source, nil); !strings.Contains(got, `rel="nofollow`) {
			t.Errorf("Render(%q) = %q vouches for another site", source, got)
		}
	}
}

// What was made to take long takes no longer than some honest texts would. It is held against an honest text of the
// same length, so that the machine does not matter; without the guard some of these take a thousand times as long.
func TestHostileTextsAreQuick(t *testing.T) {
	const size = 1 << 20
	honest := strings.Repeat("La *piazza* si apre a [tutti](https://example.org) da **oggi**.\n\n", size/64)
	for name, unit := range map[string]string{
		"open brackets": "[", "closed brackets": "]", "images": "![", "links": "[a](", "nested links": "[a](b", "stars": "*", "words in stars": "*a ",
		"starts of strong": "**a_", "quotes": ">", "quote lists": "> - ", "lists": "- ", "ticks": "`", "uneven ticks": "`` ` ", "tildes": "~a~~",
		"less than": "<", "tags": "<a ", "comments": "<!-- ", "references": "[a]: b\n", "entities": "&amp", "tables": "|a", "table rows": "|-|\n",
		"addresses": "http://a.b ", "at": "@a", "mails": "a@b.c<", "escapes": "\\[", "blanks": " ", "tabs": "\t", "lines": "\n", "ordered": "1. ",
		"underscores": "_a__", "cdata": "<![CDATA[", "php": "<?", "declarations": "<!A ", "reference use": "[a][a]", "www": "www.", "headings": "# a\n",
		"fences": "```\n", "indents": "    a\n  - b\n", "parentheses": "[a]((", "quotes in links": "[a](b \"",
	} {
		source := strings.Repeat(unit, size/len(unit)+1)
		measure(t, name, source, honest)
	}
	var stairs strings.Builder
	for i := 0; stairs.Len() < size; i++ {
		stairs.WriteString(strings.Repeat("  ", i) + "- a\n")
	}
	measure(t, "stairs", stairs.String(), honest)
}

// A table's rows are filled up to its width: a few bytes of each would become megabytes.
func TestTablesDoNotGrow(t *testing.T) {
	for _, n := range []int{50, 1_200} {
		head := strings.Repeat("|a", n) + "|\n" + strings.Repeat("|-", n) + "|\n"
		for name, source := range map[string]string{
			"plain": head + strings.Repeat("a\n", 2_500), "quoted": "> " + strings.ReplaceAll(head, "\n|-", "\n> |-") + strings.Repeat("> a\n", 2_500),
			"listed": "1. " + strings.ReplaceAll(head, "\n|-", "\n   |-") + strings.Repeat("   a\n", 2_500),
			"many":   strings.Repeat(head+strings.Repeat("a\n", 500)+"\n", 5),
		} {
			if got := Render(source, nil); len(got) > 10*len(source) {
				t.Errorf("a %s table of %d columns: %d bytes became %d", name, n, len(source), len(got))
			}
		}
	}
	honest := "|a|b|c|\n|-|-|-|\n" + strings.Repeat("|1|2|3|\n", 1_000)
	if got := Render(honest, nil); !strings.Contains(got, "<td>3</td>") {
		t.Errorf("a long table is not one any more: %.100s", got)
	}
}

// A blank that only Unicode knows does not end a paragraph, and must not lead the guard to think so.
func TestOnlyPlainBlanksEndAParagraph(t *testing.T) {
	if !pathological(strings.Repeat(strings.Repeat("[", maxOpenBrackets)+"\n\u00a0\n", 10)) {
		t.Error("a paragraph of open brackets is taken for many short ones")
	}
}

// muchLonger is far above what the slowest of these texts needs, and far below what it would without the guard.
const muchLonger = 100

// measure tries some times, because the machine may have been busy with something else while it read one of the two.
func measure(t *testing.T, name, source, honest string) {
	t.Helper()
	var took, fair time.Duration
	for range 5 {
		if took, fair = timed(source), timed(honest); took <= muchLonger*fair {
			t.Logf("%-18s %v", name, took)
			return
		}
	}
	t.Errorf("%s took %v, an honest text takes %v", name, took, fair)
}

func timed(source string) time.Duration {
	began := time.Now()
	Render(source, func(string) (string, bool) { return "", false })
	Handles(source)
	return time.Since(began)
}
