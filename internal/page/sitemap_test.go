package page

import (
	"encoding/xml"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
)

func (b *bundle) mux() *http.ServeMux {
	mux := http.NewServeMux()
	mux.HandleFunc("GET /robots.txt", b.handler.Robots)
	mux.HandleFunc("GET /sitemap.xml", b.handler.Sitemap)
	mux.HandleFunc("GET /sitemap/{sheet}", b.handler.Sheet)
	return mux
}

func TestTheMapOfTheSite(t *testing.T) {
	t.Parallel()
	b := setup(t)
	read := func(path string) (int, sheetOf) {
		w := httptest.NewRecorder()
		b.mux().ServeHTTP(w, httptest.NewRequest(http.MethodGet, path, http.NoBody))
		var s sheetOf
		if w.Code == http.StatusOK {
			if err := xml.Unmarshal(w.Body.Bytes(), &s); err != nil {
				t.Fatal(err)
			}
		}
		return w.Code, s
	}
	_, index := read("/sitemap.xml")
	if len(index.Sheets) != 2 || index.Sheets[1].Address != "https://piazza.example.org/sitemap/1.xml" {
		t.Errorf("the index %+v", index)
	}
	_, squares := read("/sitemap/0.xml")
	_, entries := read("/sitemap/1.xml")
	if len(entries.URLs) != 2*33 || entries.URLs[0].Changed == "" {
		t.Errorf("%d addresses of entries", len(entries.URLs))
	}
	for _, u := range append(squares.URLs, entries.URLs...) {
		path := strings.TrimPrefix(u.Address, "https://piazza.example.org")
		if w := b.get(t, 0, path); w.Code != http.StatusOK {
			t.Errorf("%s is on the map and answers %d", path, w.Code)
		}
		if strings.Contains(path, "chiusa") {
			t.Errorf("%s is on the map", path)
		}
	}
	for _, path := range []string{"/sitemap/x.xml", "/sitemap/1", "/sitemap/-1.xml", "/sitemap/01.xml"} {
		if code, _ := read(path); code != http.StatusNotFound {
			t.Errorf("%s: %d", path, code)
		}
	}
	w := httptest.NewRecorder()
	b.mux().ServeHTTP(w, httptest.NewRequest(http.MethodGet, "/robots.txt", http.NoBody))
	if !strings.Contains(w.Body.String(), "Sitemap: https://piazza.example.org/sitemap.xml") {
		t.Errorf("robots.txt: %s", w.Body)
	}
}
