package login

import (
	"context"
	"errors"
	"io"
	"net/http"
	"net/url"
	"time"
)

const (
	// askTimeout is within what a visitor waits for.
	askTimeout = 4 * time.Second
	// longestAnswer is far more than any provider has to say.
	longestAnswer = 1 << 20
)

// newClient returns what providers are asked with: it waits for none for long, reads no more than is sensible, and follows
// no redirects, which would carry secrets to wherever they lead.
func newClient() *http.Client {
	return &http.Client{
		Timeout:       askTimeout,
		CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse },
		Transport:     transport(limited),
	}
}

func limited(r *http.Request) (*http.Response, error) {
	response, err := http.DefaultTransport.RoundTrip(r)
	if err != nil {
		return nil, err
	}
	response.Body = &body{io.LimitReader(response.Body, longestAnswer), response.Body.Close}
	return response, nil
}

// within returns a client that also gives up when the visitor's request ends. What uses it may not know of contexts: goth's interface does not.
func within(ctx context.Context, client *http.Client) *http.Client {
	bound := *client
	next := client.Transport
	if next == nil {
		next = http.DefaultTransport
	}
	bound.Transport = transport(func(r *http.Request) (*http.Response, error) {
		stopping, stop := context.WithCancel(r.Context())
		release := context.AfterFunc(ctx, stop)
		response, err := next.RoundTrip(r.WithContext(stopping))
		if err != nil {
			release()
			stop()
			return nil, err
		}
		closing := response.Body.Close
		response.Body = &body{response.Body, func() error {
			defer stop()
			release()
			return closing()
		}}
		return response, nil
	})
	return &bound
}

type transport func(*http.Request) (*http.Response, error)

// RoundTrip serves http.RoundTripper.
func (t transport) RoundTrip(r *http.Request) (*http.Response, error) { return t(r) }

type body struct {
	io.Reader
	close func() error
}

// Close serves io.Closer.
func (b *body) Close() error { return b.close() }

// discreet takes the address out of an error: it may carry secrets.
func discreet(err error) error {
	if failed, ok := errors.AsType[*url.Error](err); ok {
		return failed.Err
	}
	return err
}
