package web_test

import (
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
