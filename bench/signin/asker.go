//go:build linux

package main

import (
	"context"
	"fmt"
	"io"
	"math/rand/v2"
	"net/http"
	"net/url"
	"strings"
	"time"

	"piazza/internal/db"
)

// populate makes members who are known by the addresses k0@example.org, k1@example.org and so on.
func populate(ctx context.Context, d *db.DB, members int) error {
	const people = `with m as (
			insert into member (handle, name, created_at) select 'noto' || n, 'Noto', now() from generate_series(0, $1::int - 1) n returning id, handle
		)
		insert into identity (issuer, subject, member_id, provider, email, email_verified, created_at, used_at)
		select 'mail', 'k' || substr(handle, 5) || '@example.org', id, 'mail', 'k' || substr(handle, 5) || '@example.org', true, now(), now() from m`
	if _, err := d.Exec(ctx, people, members); err != nil {
		return fmt.Errorf("make members: %w", err)
	}
	_, err := d.Exec(ctx, `analyze member, identity`)
	return err
}

// asker asks for links, each time as another computer.
type asker struct {
	client *http.Client
	url    string
	asked  int
}

func newAsker(base string) *asker {
	return &asker{client: &http.Client{Timeout: time.Minute}, url: base + "/auth/mail?return=/piazze"}
}

const (
	warming = 50
	block   = 250
)

// ask asks for pairs of addresses, in a random order within each, and holds their answers to be the same.
func (a *asker) ask(ctx context.Context, pairs int, order *rand.Rand) (*times, error) {
	for n := range warming {
		if _, _, err := a.one(ctx, fmt.Sprintf("w%d@example.org", n)); err != nil {
			return nil, err
		}
	}
	t := &times{known: make([]time.Duration, pairs), unknown: make([]time.Duration, pairs)}
	for n := range pairs {
		var said [2]string
		first := order.IntN(2)
		for _, which := range []int{first, 1 - first} {
			address, into := fmt.Sprintf("k%d@example.org", n), t.known
			if which == 1 {
				address, into = fmt.Sprintf("u%d@example.org", n), t.unknown
			}
			var err error
			if said[which], into[n], err = a.one(ctx, address); err != nil {
				return nil, err
			}
		}
		if said[0] != said[1] {
			return nil, fmt.Errorf("in pair %d the answers differ:\n%s\n%s", n, said[0], said[1])
		}
	}
	return t, nil
}

// one asks for one link. What is random in each answer is taken out of it: the browser's secret, the trace, the date.
func (a *asker) one(ctx context.Context, address string) (said string, took time.Duration, err error) {
	form := url.Values{"address": {address}}
	r, err := http.NewRequestWithContext(ctx, http.MethodPost, a.url, strings.NewReader(form.Encode()))
	if err != nil {
		return "", 0, err
	}
	r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	r.Header.Set("Accept", "text/html")
	r.Header.Set("X-Forwarded-For", fmt.Sprintf("10.%d.%d.1", a.asked/block, a.asked%block))
	a.asked++
	began := time.Now()
	answer, err := a.client.Do(r)
	if err != nil {
		return "", 0, err
	}
	defer answer.Body.Close()
	text, err := io.ReadAll(answer.Body)
	took = time.Since(began)
	if err == nil && answer.StatusCode != http.StatusOK {
		err = fmt.Errorf("asking for a link answers %s: %s", answer.Status, text)
	}
	cookie := answer.Header.Get("Set-Cookie")
	for _, c := range answer.Cookies() {
		cookie = strings.ReplaceAll(cookie, c.Value, strings.Repeat("…", len(c.Value)))
	}
	for _, random := range []string{"Set-Cookie", "Date", "X-Trace-Id"} {
		answer.Header.Set(random, fmt.Sprint(len(answer.Header.Get(random))))
	}
	return fmt.Sprint(answer.Status, answer.Header, cookie, string(text)), took, err
}
