package page

import (
	"encoding/json"
	"regexp"
	"strings"
	"testing"
)

func TestHeadOfAnEntry(t *testing.T) {
	t.Parallel()
	b := setup(t)
	w := b.get(t, 0, news)
	body := w.Body.String()
	for _, want := range []string{
		`<html lang="it">`,
		`<meta name="description" content="Il sommario">`,
		`<link rel="canonical" href="https://piazza.example.org` + news + `">`,
		`<link rel="alternate" hreflang="en" href="https://piazza.example.org/en` + news + `">`,
		`<link rel="alternate" hreflang="x-default" href="https://piazza.example.org` + news + `">`,
		`<meta property="og:type" content="article">`,
		`<meta property="og:locale" content="it_IT">`,
		`<meta property="article:published_time" content="2026-11-18T17:05:00Z">`,
		`<link rel="stylesheet" href="/assets/style-3.css">`,
		`<link rel="modulepreload" href="/assets/x-2.js">`,
		`<link rel="modulepreload" href="/assets/entry-5.js">`,
		`<link rel="preload" as="font" type="font/woff2" crossorigin href="/assets/f-4.woff2">`,
		`<script type="module" src="/assets/main-1.js"></script>`,
		`<div id="app" hidden></div>`, `<div id="lettura">`,
	} {
		if !strings.Contains(body, want) {
			t.Errorf("the head lacks %s", want)
		}
	}
	if w.Header().Get("Content-Language") != "it" || w.Header().Get("Vary") != "Cookie" || w.Header().Get("Cache-Control") != "no-cache" {
		t.Errorf("headers %v", w.Header())
	}
	permalink := b.get(t, 0, news+"?commento=1").Body.String()
	if !strings.Contains(permalink, `<link rel="canonical" href="https://piazza.example.org`+news+`">`) {
		t.Error("a permalink is the page of its entry")
	}
}

var linkedData = regexp.MustCompile(`(?s)<script type="application/ld\+json">(.*?)</script>`)

func linkedIn(t *testing.T, body string) []map[string]any {
	t.Helper()
	var all []map[string]any
	for _, match := range linkedData.FindAllStringSubmatch(body, -1) {
		one := map[string]any{}
		if err := json.Unmarshal([]byte(match[1]), &one); err != nil {
			t.Fatalf("%v in %s", err, match[1])
		}
		all = append(all, one)
	}
	return all
}

func TestWhatMachinesAreTold(t *testing.T) {
	t.Parallel()
	b := setup(t)
	b.write(t, nil, "primo")
	for path, want := range map[string]string{
		"/": "WebSite", "/piazze/aperta": "BreadcrumbList", news: "NewsArticle", "/persone/anna": "ProfilePage",
		"/piazze/aperta/argomenti/2-si-puo-fare": "DiscussionForumPosting", "/piazze/aperta/video/3-una-registrazione": "VideoObject",
	} {
		said := linkedIn(t, b.get(t, 0, path).Body.String())
		if len(said) == 0 || said[0]["@type"] != want || said[0]["@context"] != vocabulary {
			t.Errorf("%s says %v", path, said)
		}
	}
	said := linkedIn(t, b.get(t, 0, news).Body.String())
	if said[0]["headline"] != evil || said[0]["commentCount"] != 1.0 || said[1]["@type"] != "BreadcrumbList" {
		t.Errorf("the news says %v", said)
	}
	video := linkedIn(t, b.get(t, 0, "/piazze/aperta/video/3-una-registrazione").Body.String())[0]
	if video["duration"] != "PT3750S" || !strings.HasPrefix(video["embedUrl"].(string), "https://player.vimeo.com/") {
		t.Errorf("the video says %v", video)
	}
}
