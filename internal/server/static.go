package server

import (
	"bytes"
	"compress/gzip"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io/fs"
	"mime"
	"net/http"
	"path"
	"strings"
	"sync"
	"time"
)

// Static serves the built client. Files below assets/ carry the hash of their content in the name and may be kept for
// ever; the others are asked for again. What is below graphiql/ belongs to the demo. The page that verifies polls is one
// file, which people keep: it says itself what it may do, which is less than our other pages may.
func (s *Server) Static(files fs.FS) error {
	return fs.WalkDir(files, ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || path.Base(name) == "manifest.json" {
			return err
		}
		if strings.HasPrefix(name, "graphiql/") && !s.options.Config.Demo {
			return nil
		}
		content, err := fs.ReadFile(files, name)
		if err != nil {
			return fmt.Errorf("read the built client: %w", err)
		}
		f := newFile(name, content)
		s.HandlePlain("GET /"+name, f)
		switch name {
		case "graphiql/index.html", "graphiql/graphiql.html":
			s.HandlePlain("GET /graphiql/{$}", f)
		case "verify.html":
			f.policy = ownPolicy(content)
			s.HandlePlain("GET /verify", f)
		}
		return nil
	})
}

// file is one file of the built client, compressed once, when it is first asked for.
type file struct {
	content    []byte
	kind, etag string
	cache      string
	// policy replaces the Content-Security-Policy of the site, empty for most.
	policy string
	zipped func() []byte
}

func newFile(name string, content []byte) *file {
	sum := sha256.Sum256(content)
	f := &file{content: content, kind: kindOf(name), etag: hex.EncodeToString(sum[:8]), cache: "no-cache"}
	if strings.Contains("/"+name, "/assets/") {
		f.cache = "public, max-age=31536000, immutable"
	}
	f.zipped = sync.OnceValue(func() []byte { return zip(content) })
	return f
}

// ownPolicy is the policy that a page names in its own head, where it counts from a disk as well, and what only a server
// may say: that no other page shows it in a frame.
func ownPolicy(page []byte) string {
	_, rest, _ := bytes.Cut(page, []byte(`http-equiv="Content-Security-Policy" content="`))
	policy, _, found := bytes.Cut(rest, []byte(`"`))
	if !found {
		return "default-src 'none'; frame-ancestors 'none'"
	}
	return string(policy) + "; frame-ancestors 'none'"
}

func kindOf(name string) string {
	switch path.Ext(name) {
	case ".js", ".mjs":
		return "text/javascript; charset=utf-8"
	case ".woff2":
		return "font/woff2"
	case ".webmanifest":
		return "application/manifest+json"
	}
	if kind := mime.TypeByExtension(path.Ext(name)); kind != "" {
		return kind
	}
	return "application/octet-stream"
}

func zip(content []byte) []byte {
	var out bytes.Buffer
	w, err := gzip.NewWriterLevel(&out, gzip.BestCompression)
	if err != nil {
		panic(err) // only for a level that does not exist
	}
	_, _ = w.Write(content) // a buffer takes everything
	_ = w.Close()
	return out.Bytes()
}

// ServeHTTP answers with the file, or with 304 to one who has it.
func (f *file) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	h := w.Header()
	h.Set("Content-Type", f.kind)
	h.Set("Cache-Control", f.cache)
	if f.policy != "" {
		h.Set("Content-Security-Policy", f.policy)
	}
	content, tag := f.content, f.etag
	if len(content) >= smallest && (textual(f.kind) || strings.HasPrefix(f.kind, "image/svg")) {
		h.Set("Vary", "Accept-Encoding")
		if acceptsGzip(r) {
			content, tag = f.zipped(), f.etag+"-gzip"
			h.Set("Content-Encoding", "gzip")
		}
	}
	h.Set("ETag", `"`+tag+`"`)
	http.ServeContent(w, r, "", time.Time{}, bytes.NewReader(content))
}
