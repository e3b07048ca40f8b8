package entry

import (
	"slices"
	"strings"
	"testing"

	"piazza/internal/problem"
)

func TestParseVideo(t *testing.T) {
	for address, want := range map[string]Recording{
		"https://www.youtube.com/watch?v=dQw4w9WgXcQ&t=10":                            {YouTube, "www.youtube.com", "dQw4w9WgXcQ", nil},
		"https://youtu.be/dQw4w9WgXcQ?si=x":                                           {YouTube, "www.youtube.com", "dQw4w9WgXcQ", nil},
		"http://m.youtube.com/shorts/dQw4w9WgXcQ":                                     {YouTube, "www.youtube.com", "dQw4w9WgXcQ", nil},
		"https://www.youtube-nocookie.com/embed/dQw4w9WgXcQ":                          {YouTube, "www.youtube.com", "dQw4w9WgXcQ", nil},
		"https://vimeo.com/123456789":                                                 {Vimeo, "vimeo.com", "123456789", nil},
		"https://player.vimeo.com/video/123456789?h=x":                                {Vimeo, "vimeo.com", "123456789", nil},
		"https://vimeo.com/channels/staffpicks/123456789":                             {Vimeo, "vimeo.com", "123456789", nil},
		"https://video.example.org/w/kkGMgK9ZtnKfYAgnEtQxbv":                          {PeerTube, "video.example.org", "kkGMgK9ZtnKfYAgnEtQxbv", nil},
		"https://Video.Example.org/videos/watch/9c9de5e8-0a1e-484a-b099-e80766180a6d": {PeerTube, "video.example.org", "9c9de5e8-0a1e-484a-b099-e80766180a6d", nil},
	} {
		got, err := ParseVideo(address)
		if err != nil || *got != want {
			t.Errorf("ParseVideo(%q) = %+v, %v", address, got, err)
			continue
		}
		if again, err := ParseVideo(got.PageURL()); err != nil || *again != want {
			t.Errorf("the page of %q is %q, which gives %+v, %v", address, got.PageURL(), again, err)
		}
		if !strings.HasPrefix(got.EmbedURL(), "https://") {
			t.Errorf("the player of %q is %q", address, got.EmbedURL())
		}
	}
	for _, address := range []string{
		"", "dQw4w9WgXcQ", "javascript:alert(1)", "https://www.youtube.com/", "https://www.youtube.com/watch?v=short",
		`https://www.youtube.com/watch?v="><script>`, "https://youtube.com.evil.example/watch?v=dQw4w9WgXcQ", "https://vimeo.com/",
		"https://vimeo.com/123456789/abcdef0123", "https://example.org/", "https://127.0.0.1/w/kkGMgK9ZtnKfYAgnEtQxbv",
		"https://localhost/w/kkGMgK9ZtnKfYAgnEtQxbv", "https://[::1]/w/kkGMgK9ZtnKfYAgnEtQxbv", "https://video.example.org:8443/w/kkGMgK9ZtnKfYAgnEtQxbv",
		"http://video.example.org/w/kkGMgK9ZtnKfYAgnEtQxbv", "https://u:p@video.example.org/w/kkGMgK9ZtnKfYAgnEtQxbv", "https://video.example.org/w/x;frame-src",
		"https://video.example.org/w/" + strings.Repeat("a", 600), "ftp://youtu.be/dQw4w9WgXcQ", "https://youtu.be", "//youtu.be/dQw4w9WgXcQ", "https://%zz",
	} {
		if got, err := ParseVideo(address); err == nil {
			t.Errorf("ParseVideo(%q) = %+v", address, got)
		}
	}
}

func TestNormaliseTags(t *testing.T) {
	got, err := normaliseTags([]string{" #Bilancio  sociale ", "bilancio sociale", "Però", "L.R. 15/2018"})
	if want := []string{"bilancio sociale", "però", "l.r. 15/2018"}; err != nil || !slices.Equal(got, want) {
		t.Errorf("got %q, %v", got, err)
	}
	for _, bad := range [][]string{{""}, {"#"}, {strings.Repeat("è", 41)}, {"a\x00"}, strings.Split("a b c d e f g h i j k", " ")} {
		if _, err := normaliseTags(bad); !problem.Is(err, problem.Invalid) {
			t.Errorf("%q was taken", bad)
		}
	}
}

func TestTexts(t *testing.T) {
	for _, bad := range []func() error{
		func() error { _, err := checkTitle(" \n"); return err },
		func() error { _, err := checkTitle(strings.Repeat("è", 161)); return err },
		func() error { _, err := checkTitle("a\nb"); return err },
		func() error { _, err := checkTitle("a\xff"); return err },
		func() error { _, err := checkSummary(strings.Repeat("è", 401)); return err },
		func() error { _, err := checkBody(strings.Repeat("x", 200_001)); return err },
		func() error { _, err := checkBody("a\x00"); return err },
		func() error { _, err := checkReason("no"); return err },
		func() error { _, err := checkReason(strings.Repeat("x", 501)); return err },
	} {
		if err := bad(); !problem.Is(err, problem.Invalid) {
			t.Errorf("got %v", err)
		}
	}
	if title, err := checkTitle("  " + strings.Repeat("è", 160)); err != nil || strings.HasPrefix(title, " ") {
		t.Errorf("got %q, %v", title, err)
	}
}

func TestReadingMinutes(t *testing.T) {
	for text, want := range map[string]int{"": 1, "una parola": 1, strings.Repeat("parola ", 200): 1, strings.Repeat("parola\n", 201): 2, strings.Repeat("a ", 2000): 10} {
		if got := (&Entry{Body: text}).ReadingMinutes(); got != want {
			t.Errorf("%d bytes take %d minutes, want %d", len(text), got, want)
		}
	}
}

func TestTyped(t *testing.T) {
	recording := &Recording{Provider: YouTube, Reference: "dQw4w9WgXcQ"}
	for kind, is := range map[Kind]func(Any) bool{
		KindNews:    func(a Any) bool { _, ok := a.(*News); return ok },
		KindArticle: func(a Any) bool { _, ok := a.(*Article); return ok },
		KindTopic:   func(a Any) bool { _, ok := a.(*Topic); return ok },
		KindVideo:   func(a Any) bool { v, ok := a.(*Video); return ok && v.Recording == recording },
	} {
		e := &Entry{Kind: kind, Recording: recording}
		if typed := e.Typed(); !is(typed) || typed.Base() != e {
			t.Errorf("%s became %T", kind, typed)
		}
	}
	if KindOfSection("glossary") != nil || *KindOfSection("blog") != KindArticle {
		t.Error("sections and kinds do not agree")
	}
}

func TestBlanksAroundAnAddressDoNotMatter(t *testing.T) {
	if got, err := ParseVideo("  https://vimeo.com/123456789\n"); err != nil || got.Reference != "123456789" {
		t.Errorf("got %+v, %v", got, err)
	}
}
