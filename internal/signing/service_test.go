package signing_test

import (
	"crypto/ed25519"
	"encoding/json"
	"errors"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"piazza/internal/db/dbtest"
	"piazza/internal/keys"
	"piazza/internal/sealing"
	"piazza/internal/signing"
)

func TestNodesThatBeginAtOnceSignWithOneKey(t *testing.T) {
	d, dir := dbtest.New(t), t.TempDir()
	ids := make([]string, 8)
	var nodes sync.WaitGroup
	for i := range ids {
		nodes.Go(func() {
			node := signing.NewService(d, dir)
			if err := node.Prepare(t.Context()); err != nil {
				t.Error(err)
			}
			signer, err := node.Current(t.Context(), d)
			if err != nil {
				t.Error(err)
				return
			}
			ids[i] = signer.ID()
		})
	}
	nodes.Wait()
	history, err := signing.NewService(d, dir).History(t.Context())
	if err != nil || len(history) != 1 || history[0].Until != nil {
		t.Fatalf("the history: %v, %v", history, err)
	}
	for _, id := range ids {
		if id != history[0].ID {
			t.Errorf("a node signs with %q instead of %q", id, history[0].ID)
		}
	}
}

func TestARotationCountsOnAllNodesAtOnce(t *testing.T) {
	d, dir := dbtest.New(t), t.TempDir()
	one, other := signing.NewService(d, dir), signing.NewService(d, dir)
	if err := one.Prepare(t.Context()); err != nil {
		t.Fatal(err)
	}
	old, err := other.Current(t.Context(), d)
	if err != nil {
		t.Fatal(err)
	}
	fresh, err := one.Rotate(t.Context(), false)
	if err != nil {
		t.Fatal(err)
	}
	now, err := other.Current(t.Context(), d)
	if err != nil || now.ID() != fresh.ID() || now.ID() == old.ID() {
		t.Errorf("the other node signs with %v instead of %s: %v", now, fresh.ID(), err)
	}
	history, err := other.History(t.Context())
	if err != nil || len(history) != 2 {
		t.Fatalf("the history: %v, %v", history, err)
	}
	first, second := history[0], history[1]
	if first.ID != old.ID() || first.Until == nil || second.ID != fresh.ID() || second.Until != nil || first.Until.After(second.From) {
		t.Errorf("the history: %v, %v", first, second)
	}
	for signer, key := range map[*keys.Signer]*signing.Key{old: first, fresh: second} {
		if !ed25519.Verify(key.Public, []byte("text"), signer.Sign([]byte("text"))) || sealing.KeyID(key.Public) != key.ID {
			t.Errorf("what %s signs does not hold", key.ID)
		}
	}
	left, err := os.ReadDir(filepath.Join(dir, "signing"))
	if err != nil || len(left) != 1 || left[0].Name() != fresh.ID()+".key" {
		t.Errorf("private parts: %v, %v", left, err)
	}
	var recorded int
	if err := d.QueryRow(t.Context(), `select count(*) from audit_record where kind = 'signing_key_changed' and facts->>'key' = $1`, fresh.ID()).Scan(&recorded); err != nil || recorded != 1 {
		t.Errorf("recorded %d times, %v", recorded, err)
	}
}

func TestANodeWithoutThePrivatePart(t *testing.T) {
	d, dir := dbtest.New(t), t.TempDir()
	if _, err := signing.NewService(d, dir).Current(t.Context(), d); !errors.Is(err, signing.ErrMissing) {
		t.Errorf("before there is a key: %v", err)
	}
	if err := signing.NewService(d, dir).Prepare(t.Context()); err != nil {
		t.Fatal(err)
	}
	found, err := filepath.Glob(filepath.Join(dir, "signing", "*.key"))
	if err != nil || len(found) != 1 {
		t.Fatal(found, err)
	}
	for name, c := range map[string]struct {
		spoil   func(dir string) error
		say     string
		missing bool
	}{
		"another folder": {func(string) error { return nil }, "is not there; give this node the folder", true},
		"another key":    {func(path string) error { return os.WriteFile(path, make([]byte, keys.Size), 0o600) }, "holds another key", true},
		"half a key":     {func(path string) error { return os.WriteFile(path, make([]byte, 3), 0o600) }, "has 3 bytes", true},
		"a known key":    {func(path string) error { return os.WriteFile(path, make([]byte, keys.Size), 0o644) }, "read by others", false},
	} {
		dir := t.TempDir()
		if err := errors.Join(os.Mkdir(filepath.Join(dir, "signing"), 0o700), c.spoil(filepath.Join(dir, "signing", filepath.Base(found[0])))); err != nil {
			t.Fatal(err)
		}
		node := signing.NewService(d, dir)
		if err := node.Prepare(t.Context()); err != nil {
			t.Errorf("%s: preparing: %v", name, err)
		}
		_, err := node.Current(t.Context(), d)
		if err == nil || !strings.Contains(err.Error(), c.say) || errors.Is(err, signing.ErrMissing) != c.missing {
			t.Errorf("%s: %v", name, err)
		}
		if _, err := node.Rotate(t.Context(), false); err == nil {
			t.Errorf("%s: a node that lacks the key changes it", name)
		}
	}
	lost := signing.NewService(d, t.TempDir())
	fresh, err := lost.Rotate(t.Context(), true)
	if err != nil {
		t.Fatal(err)
	}
	if now, err := lost.Current(t.Context(), d); err != nil || now.ID() != fresh.ID() {
		t.Errorf("after the loss: %v, %v", now, err)
	}
}

func TestTheHistoryIsPublic(t *testing.T) {
	d := dbtest.New(t)
	s := signing.NewService(d, t.TempDir())
	h := signing.NewHandler(s, "https://piazza.example.org", slog.New(slog.DiscardHandler))
	read := func(etag string) *httptest.ResponseRecorder {
		r := httptest.NewRequestWithContext(t.Context(), http.MethodGet, "/.well-known/piazza-keys", nil)
		r.Header.Set("If-None-Match", etag)
		w := httptest.NewRecorder()
		h.ServeHTTP(w, r)
		return w
	}
	if got := read("").Body.String(); got != `{"format":"piazza-keys/1","url":"https://piazza.example.org","keys":[]}`+"\n" {
		t.Errorf("before there are keys: %s", got)
	}
	if err := s.Prepare(t.Context()); err != nil {
		t.Fatal(err)
	}
	if _, err := s.Rotate(t.Context(), false); err != nil {
		t.Fatal(err)
	}
	w := read("")
	var document struct {
		Keys []struct {
			ID, From, Until string
			Public          []byte
		}
	}
	if err := json.Unmarshal(w.Body.Bytes(), &document); err != nil || w.Code != http.StatusOK || len(document.Keys) != 2 {
		t.Fatalf("%d: %s, %v", w.Code, w.Body, err)
	}
	for i, k := range document.Keys {
		if sealing.KeyID(k.Public) != k.ID || k.From == "" || (k.Until == "") != (i == 1) {
			t.Errorf("key %d: %+v", i, k)
		}
	}
	if w.Header().Get("Content-Type") != "application/json" || w.Header().Get("Cache-Control") != "public, max-age=300" {
		t.Errorf("headers: %v", w.Header())
	}
	if again := read(w.Header().Get("ETag")); again.Code != http.StatusNotModified {
		t.Errorf("asked again it answers %d", again.Code)
	}
}
