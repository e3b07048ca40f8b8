package config

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestKeysLieOutsideTheData(t *testing.T) {
	root := t.TempDir()
	at := func(path string) string { return filepath.Join(root, path) }
	for _, dir := range []string{"data", "old/keys", "moved/keys", "moved-keys"} {
		if err := os.MkdirAll(at(dir), 0o700); err != nil {
			t.Fatal(err)
		}
	}
	if err := os.Symlink(at("data"), at("link")); err != nil {
		t.Fatal(err)
	}
	for name, c := range map[string]struct {
		data, keys string
		demo       bool
		want       string
		complain   string
	}{
		"beside the data":          {data: "data", want: "data-keys"},
		"elsewhere":                {data: "data", keys: "safe", want: "safe"},
		"beside, with its name":    {data: "data", keys: "data2", want: "data2"},
		"above it":                 {data: "data", keys: "..", want: "..", complain: ""},
		"the demo's":               {data: "data", demo: true, want: "data/keys"},
		"the demo's, given":        {data: "data", keys: "data/x", demo: true, want: "data/x"},
		"inside":                   {data: "data", keys: "data/keys", want: "data/keys", complain: "must lie outside the data folder"},
		"the data folder itself":   {data: "data", keys: "data", want: "data", complain: "must lie outside the data folder"},
		"inside by another name":   {data: "data", keys: "link/deep/keys", want: "link/deep/keys", complain: "must lie outside the data folder"},
		"where they used to be":    {data: "old", want: "old-keys", complain: "move them to " + at("old-keys")},
		"where they used to be, 2": {data: "old", keys: "safe", want: "safe", complain: "move them to " + at("safe")},
		"moved":                    {data: "moved", want: "moved-keys"},
	} {
		config := Config{Database: Database{DataDir: at(c.data), Demo: c.demo}}
		if c.keys != "" {
			config.KeysDir = at(c.keys)
		}
		if err := config.Complete(false, environ(nil)); err != nil || config.KeysDir != at(c.want) {
			t.Errorf("%s: %s, %v", name, config.KeysDir, err)
		}
		err := config.CheckKeys()
		if (err == nil) != (c.complain == "") || err != nil && !strings.Contains(err.Error(), c.complain) {
			t.Errorf("%s: %v, want %q", name, err, c.complain)
		}
	}
}
