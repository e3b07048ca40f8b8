package main

import (
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"path/filepath"
	"strings"
	"testing"

	"piazza/internal/sealing"
)

// A node with keys of its own would take one person for two: it does not open beside one that was first.
func TestNodesShareTheirKeys(t *testing.T) {
	dir, public := folder(t), "PIAZZA_PUBLIC_URL=https://piazza.example.org"
	open(t, dir, nil, public)
	url := fmt.Sprintf("DATABASE_URL=host='%s/postgres/socket' user=piazza dbname=piazza", dir)
	alone := folder(t)
	refuses(t, 1, ".key is not the one that this installation began with", []string{"serve", "--addr", "127.0.0.1:0", "--data-dir", alone}, public, url, "PIAZZA_LOG_LEVEL=ERROR")
	open(t, alone, nil, public, url, "PIAZZA_KEYS_DIR="+dir+"-keys")
}

// Production's keys are in no copy of the data.
func TestKeysLieOutsideTheDataOfProduction(t *testing.T) {
	dir := folder(t)
	refuses(t, 1, "it must lie outside the data folder", []string{"serve", "--addr", "127.0.0.1:0", "--data-dir", dir},
		"PIAZZA_PUBLIC_URL=https://piazza.example.org", "PIAZZA_KEYS_DIR="+filepath.Join(dir, "keys"))
	refuses(t, 1, "it must lie outside the data folder", []string{"admin", "ballot-key-rotate", "--data-dir", dir, "--keys-dir", dir})
}

// signingKeys are the names of the keys in the history that a square publishes; the last one is in use.
func signingKeys(t *testing.T, s *square) []string {
	t.Helper()
	r, err := http.Get(s.url + "/.well-known/piazza-keys")
	must(t, err)
	defer r.Body.Close()
	text, err := io.ReadAll(r.Body)
	must(t, err)
	var history struct {
		Format, URL string
		Keys        []struct {
			ID, Until string
			Public    []byte
		}
	}
	if err := json.Unmarshal(text, &history); err != nil || history.Format != "piazza-keys/1" || history.URL != s.url {
		t.Fatalf("%d: %s, %v", r.StatusCode, text, err)
	}
	var ids []string
	for i, k := range history.Keys {
		if k.ID != sealing.KeyID(k.Public) || (k.Until == "") != (i == len(history.Keys)-1) {
			t.Errorf("key %d: %+v", i, k)
		}
		ids = append(ids, k.ID)
	}
	return ids
}

// The demo signs without any settings; its operator changes the key beside the server that runs.
func TestTheSigningKeyIsChanged(t *testing.T) {
	o := newOperator(t, "nobody")
	s := o.open()
	first := signingKeys(t, s)
	if len(first) != 1 {
		t.Fatalf("the first start has the keys %v", first)
	}
	o.says(0, "The installation signs with the key ", "ballot-key-rotate")
	mine := o.as
	o.as = nil // as root, where that is who tests
	o.says(0, "What was signed before stays valid", "ballot-key-rotate")
	o.as = mine
	o.says(1, "is not there; give this node the folder that the others use", "ballot-key-rotate", "--keys-dir", o.dir+"-other")
	o.says(0, "The installation signs with the key ", "ballot-key-rotate")
	now := signingKeys(t, s)
	if len(now) != 4 || now[0] != first[0] {
		t.Errorf("the history has %v, it began with %v", now, first)
	}
	left, err := filepath.Glob(filepath.Join(o.dir, "keys", "signing", "*"))
	must(t, err)
	if len(left) != 1 || !strings.HasSuffix(left[0], now[3]+".key") {
		t.Errorf("private parts: %v", left)
	}
	o.says(0, "signing_key_changed", "audit", "list")
	if got := s.status("/readyz"); got != 200 {
		t.Errorf("/readyz answers %d", got)
	}
}
