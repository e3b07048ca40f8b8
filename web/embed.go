// Package web carries the built client inside the program, so that one binary
// serves the whole square.
package web

import (
	"embed"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"slices"
)

//go:embed dist
var dist embed.FS

// Assets names the files that a page has to ask for before its client can run,
// each as an absolute path below the root of the site.
type Assets struct {
	// Script is the module that starts the client, by language: "it", "en".
	Script map[string]string
	// Preload holds the modules that every page imports at once.
	Preload []string
	// Page holds the modules that one kind of page adds: "home", "piazza",
	// "section", "entry".
	Page map[string][]string
	// Styles holds the style sheets, in order.
	Styles []string
	// Fonts holds the fonts that every page shows at once.
	Fonts []string
}

// Files returns the built files. Those below assets/ have their content's hash
// in the name and may be kept for ever; those below graphiql/ are the explorer
// of the API.
func Files() (fs.FS, error) {
	files, err := fs.Sub(dist, "dist")
	if err != nil {
		return nil, fmt.Errorf("open the built client: %w", err)
	}

	return files, nil
}

// LoadAssets reads from the build's manifest which files a page needs.
func LoadAssets() (Assets, error) {
	raw, err := dist.ReadFile("dist/manifest.json")
	if err != nil {
		return Assets{}, fmt.Errorf("read the client's manifest: %w", err)
	}

	var m manifest
	if err := json.Unmarshal(raw, &m); err != nil {
		return Assets{}, fmt.Errorf("parse the client's manifest: %w", err)
	}

	return m.assets()
}

// manifest is what Vite writes about the built files, by their source.
type manifest map[string]chunk

type chunk struct {
	File    string   `json:"file"`
	Imports []string `json:"imports"`
}

// The sources by which the manifest is asked.
const (
	italian = "src/main.it.ts"
	english = "src/main.en.ts"
	styles  = "style.css"
	fonts   = "node_modules/@fontsource/titillium-web/files/titillium-web-latin-%s-normal.woff2"
)

func (m manifest) assets() (Assets, error) {
	if m[italian].File == "" || m[english].File == "" || m[styles].File == "" {
		return Assets{}, errors.New("the client's manifest lacks its entries")
	}

	everywhere := m.imports(italian, nil)
	assets := Assets{
		Script:  map[string]string{"it": m.path(italian), "en": m.path(english)},
		Preload: m.paths(everywhere),
		Styles:  []string{m.path(styles)},
		Page:    map[string][]string{},
	}
	for page, source := range map[string]string{
		"home": "src/home/HomePage.tsx", "piazza": "src/piazza/PiazzaPage.tsx",
		"section": "src/piazza/SectionPage.tsx", "entry": "src/entry/EntryPage.tsx",
	} {
		added := append(m.imports(source, everywhere), source)
		assets.Page[page] = m.paths(added[len(everywhere):])
	}
	for _, weight := range []string{"400", "600"} {
		if font := fmt.Sprintf(fonts, weight); m[font].File != "" {
			assets.Fonts = append(assets.Fonts, m.path(font))
		}
	}

	return assets, nil
}

// imports returns the sources that a source imports, directly or not, after
// those that are known already.
func (m manifest) imports(source string, known []string) []string {
	all := slices.Clone(known)
	for _, next := range m[source].Imports {
		if next == source || slices.Contains(all, next) {
			continue
		}
		all = m.imports(next, append(all, next))
	}

	return all
}

func (m manifest) path(source string) string { return "/" + m[source].File }

func (m manifest) paths(sources []string) []string {
	paths := make([]string, 0, len(sources))
	for _, source := range sources {
		paths = append(paths, m.path(source))
	}

	return paths
}
