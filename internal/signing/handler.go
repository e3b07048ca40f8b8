package signing

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"log/slog"
	"net/http"
	"time"
)

// Pattern is where the history of keys is read.
const Pattern = "GET /.well-known/piazza-keys"

// Handler writes the history of keys as JSON, for whoever checks what the installation signed.
type Handler struct {
	keys *Service
	url  string
	log  *slog.Logger
}

// NewHandler returns the handler of an installation at an address.
func NewHandler(s *Service, url string, log *slog.Logger) *Handler { return &Handler{s, url, log} }

// history is the document; docs/ballots.md describes it.
type history struct {
	Format string  `json:"format"`
	URL    string  `json:"url"`
	Keys   []entry `json:"keys"`
}

// entry is a key as it also stands in the first line of a bundle.
type entry struct {
	ID     string `json:"id"`
	Public []byte `json:"public"`
	From   string `json:"from"`
	// Until is empty for the key in use.
	Until string `json:"until"`
}

func (h *Handler) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	all, err := h.keys.History(r.Context())
	if err != nil {
		h.log.Error("the history of keys could not be read", "error", err)
		http.Error(w, "The history of keys cannot be read now. Try again in a moment.", http.StatusServiceUnavailable)
		return
	}
	text, err := documentOf(h.url, all)
	if err != nil {
		h.log.Error("the history of keys could not be written", "error", err)
		http.Error(w, "Internal error.", http.StatusInternalServerError)
		return
	}
	sum := sha256.Sum256(text)
	header := w.Header()
	header.Set("Content-Type", "application/json")
	// Pages of other sites check bundles as well.
	header.Set("Access-Control-Allow-Origin", "*")
	header.Set("Cache-Control", "public, max-age=300")
	header.Set("ETag", `"`+hex.EncodeToString(sum[:16])+`"`)
	http.ServeContent(w, r, "", time.Time{}, bytes.NewReader(text))
}

func documentOf(url string, all []*Key) ([]byte, error) {
	d := history{Format: "piazza-keys/1", URL: url, Keys: make([]entry, len(all))}
	for i, k := range all {
		d.Keys[i] = entry{ID: k.ID, Public: k.Public, From: k.From.UTC().Format(time.RFC3339)}
		if k.Until != nil {
			d.Keys[i].Until = k.Until.UTC().Format(time.RFC3339)
		}
	}
	text, err := json.Marshal(d)
	return append(text, '\n'), err
}
