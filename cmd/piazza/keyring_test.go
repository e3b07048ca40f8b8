package main

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"log/slog"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/prometheus/client_golang/prometheus"

	"piazza/internal/ballot"
	"piazza/internal/db/dbtest"
	"piazza/internal/keys"
	"piazza/internal/poll"
	"piazza/internal/signing"
)

// ring is a keyring whose polls and words a test has in hand.
type ring struct {
	*keyring
	polls []ballot.Waiting
	away  error
	said  bytes.Buffer
}

func newRing(t *testing.T) *ring {
	t.Helper()
	d, dir, r := &database{DB: dbtest.New(t)}, t.TempDir(), &ring{}
	gauge := func() prometheus.Gauge { return prometheus.NewGauge(prometheus.GaugeOpts{Name: "x", Help: "X."}) }
	r.keyring = &keyring{
		keys: &keys.Ballots{Dir: dir}, signing: signing.NewService(d.DB, dir), db: d, told: map[string]string{}, missing: gauge(), unsigned: gauge(),
		log:     slog.New(slog.NewTextHandler(&r.said, nil)),
		waiting: func(context.Context) ([]ballot.Waiting, error) { return r.polls, r.away },
	}
	must(t, r.signing.Prepare(t.Context()))
	return r
}

// value is what a gauge tells.
func value(t *testing.T, gauge prometheus.Gauge) float64 {
	t.Helper()
	registry := prometheus.NewRegistry()
	registry.MustRegister(gauge)
	families, err := registry.Gather()
	must(t, err)
	return families[0].GetMetric()[0].GetGauge().GetValue()
}

// tells holds what a look says and counts, and that a second one says nothing more.
func (r *ring) tells(t *testing.T, missing, unsigned float64, want ...string) {
	t.Helper()
	r.said.Reset()
	r.look(t.Context())
	said := strings.TrimSpace(r.said.String())
	if lines := strings.Count(said, "\n") + 1; said != "" && lines != len(want) || said == "" && len(want) > 0 {
		t.Errorf("it says %q, want %q", said, want)
	}
	for _, w := range want {
		if !strings.Contains(said, w) {
			t.Errorf("it says %q, want %q", said, w)
		}
	}
	if m, u := value(t, r.missing), value(t, r.unsigned); m != missing || u != unsigned {
		t.Errorf("missing %v and unsigned %v, want %v and %v", m, u, missing, unsigned)
	}
	r.said.Reset()
	if r.look(t.Context()); r.said.Len() > 0 {
		t.Errorf("a second look says %q", r.said.String())
	}
}

func TestMissingKeysAreToldOnceAndCounted(t *testing.T) {
	r := newRing(t)
	one, two := keys.Seal{1}, keys.Seal{2}
	must(t, errors.Join(r.keys.Create(one), r.keys.Create(two)))
	r.polls = []ballot.Waiting{{Poll: 7, Seal: one, State: poll.SealOpen}, {Poll: 8, Seal: two, State: poll.SealClosed}}
	r.tells(t, 0, 0)

	file := filepath.Join(r.keys.Dir, "ballots", "01000000000000000000000000000000.key")
	must(t, os.Rename(file, file+".away"))
	r.tells(t, 1, 0, "the key of poll 7 is not in "+r.keys.Dir)
	bundle := sha256.Sum256([]byte("the bundle of poll 8"))
	must(t, r.keys.Destroy(two, keys.Tombstone{Poll: 8, Bundle: hex.EncodeToString(bundle[:])}))
	r.tells(t, 2, 0, "piazza admin poll-bundle 8 FILE")
	r.polls[1].State = poll.SealRewritten
	r.tells(t, 2, 0)                                                  // it knows of no bundle, or of another one
	r.polls[1].State, r.polls[1].Bundle = poll.SealBundled, bundle[:] // put back to its own sealing: nothing is missed
	r.tells(t, 1, 0, `about="poll 8"`)
	must(t, errors.Join(os.Rename(file+".away", file), os.Chmod(file, 0o644)))
	r.tells(t, 1, 0, "can be read by others")
	r.away = errors.New("no database") // then nobody knows that anything is well again
	r.tells(t, 1, 0, "no database")
	r.away = nil
	r.tells(t, 1, 0, "about=polls")
	must(t, os.Chmod(file, 0o600))
	r.tells(t, 0, 0, `about="poll 7"`)

	r.away = errors.New("no database")
	r.tells(t, 0, 0, "no database")
	r.away = nil
	r.tells(t, 0, 0, "about=polls")
}

func TestAMissingSigningKeyIsToldOnceAndCounted(t *testing.T) {
	r := newRing(t)
	r.tells(t, 0, 0)
	elsewhere := t.TempDir()
	r.signing = signing.NewService(r.db.DB, elsewhere)
	r.tells(t, 0, 1, "ballot-key-rotate --lost")
	_, err := r.signing.Rotate(t.Context(), true)
	must(t, err)
	r.tells(t, 0, 0, "about=signing")
}

// What a node left that died while it destroyed a key is finished by whoever looks.
func TestInterruptedDestructionIsFinished(t *testing.T) {
	r := newRing(t)
	seal := keys.Seal{1}
	must(t, r.keys.Create(seal))
	file := filepath.Join(r.keys.Dir, "ballots", "01000000000000000000000000000000")
	must(t, os.WriteFile(file+".sealed", []byte(`{"poll":7}`), 0o600))
	r.tells(t, 0, 0)
	if _, err := os.Stat(file + ".key"); !os.IsNotExist(err) {
		t.Errorf("the key is there: %v", err)
	}
}
