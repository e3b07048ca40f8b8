// Package web carries the built client inside the program, so that one binary
// serves the whole square.
package web

import (
	"embed"
	"encoding/json"
	"fmt"
	"io/fs"
)

//go:embed dist
var dist embed.FS

// entryScript is the name of the client's first file in Vite's manifest.
const entryScript = "src/main.tsx"

// Assets names the files that a page has to ask for before its client can run,
// each as an absolute path below the root of the site.
type Assets struct {
	// Script is the module that starts the client.
	Script string
	// Preload holds the modules that Script imports at once.
	Preload []string
	// Styles holds the style sheets, in order.
	Styles []string
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

	var chunks map[string]chunk
	if err := json.Unmarshal(raw, &chunks); err != nil {
		return Assets{}, fmt.Errorf("parse the client's manifest: %w", err)
	}

	return assetsOf(chunks)
}

// chunk is what Vite writes about one built file.
type chunk struct {
	File    string   `json:"file"`
	Imports []string `json:"imports"`
	CSS     []string `json:"css"`
}

func assetsOf(chunks map[string]chunk) (Assets, error) {
	entry, ok := chunks[entryScript]
	if !ok {
		return Assets{}, fmt.Errorf("the client's manifest lacks %s", entryScript)
	}

	assets := Assets{Script: "/" + entry.File}
	for _, name := range entry.Imports {
		assets.Preload = append(assets.Preload, "/"+chunks[name].File)
	}
	for _, style := range entry.CSS {
		assets.Styles = append(assets.Styles, "/"+style)
	}
	// A build with a single style sheet names it apart from the entry.
	if sheet, ok := chunks["style.css"]; ok && len(assets.Styles) == 0 {
		assets.Styles = append(assets.Styles, "/"+sheet.File)
	}

	return assets, nil
}
