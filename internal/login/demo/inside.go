package demo

import (
	"bytes"
	"fmt"
	"io"
	"net/http"
	"strings"
)

// inside is a transport that hands requests to a handler of this process.
type inside struct{ to http.Handler }

// RoundTrip serves http.RoundTripper.
func (i inside) RoundTrip(r *http.Request) (*http.Response, error) {
	if err := r.Context().Err(); err != nil {
		return nil, err
	}
	if !strings.HasPrefix(r.URL.Path, Path+"/") {
		return nil, fmt.Errorf("%s is not the demo's sign-in", r.URL.Redacted())
	}
	asked := r.Clone(r.Context())
	asked.RequestURI, asked.RemoteAddr, asked.Host = r.URL.RequestURI(), "127.0.0.1:0", r.URL.Host
	if asked.Body == nil {
		asked.Body = http.NoBody
	}
	a := &answer{header: http.Header{}}
	i.to.ServeHTTP(a, asked)
	a.WriteHeader(http.StatusOK) // only where nothing was written
	return &http.Response{
		Status: http.StatusText(a.status), StatusCode: a.status, Proto: "HTTP/1.1", ProtoMajor: 1, ProtoMinor: 1,
		Header: a.header, Body: io.NopCloser(&a.body), ContentLength: int64(a.body.Len()), Request: r,
	}, nil
}

// answer gathers what a handler writes.
type answer struct {
	header http.Header
	status int
	body   bytes.Buffer
}

// Header serves http.ResponseWriter.
func (a *answer) Header() http.Header { return a.header }

// WriteHeader serves http.ResponseWriter.
func (a *answer) WriteHeader(status int) {
	if a.status == 0 {
		a.status = status
	}
}

// Write serves http.ResponseWriter.
func (a *answer) Write(part []byte) (int, error) {
	a.WriteHeader(http.StatusOK)
	return a.body.Write(part)
}
