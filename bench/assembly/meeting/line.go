//go:build linux

package meeting

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"time"
)

// Pass says who somebody is: by a session, or by what a guest or a screen has; a visitor where both are empty.
type Pass struct{ Session, Bearer string }

// Way is how somebody reaches the installation.
type Way struct {
	// Node names the address to go to, not the one that has just failed if there are others.
	Node func(failed string) string
	// From is the address of this computer that he comes from; empty lets the kernel choose.
	From string
}

// cookie is what a session is kept in where visitors do not come by https.
const cookie = "piazza_session"

// RefusedError is what an expected refusal says: its reason.
type RefusedError string

// Error says so.
func (r RefusedError) Error() string { return "refused: " + string(r) }

// Line is somebody's own connection to the installation. It belongs to one goroutine at a time.
type Line struct {
	Pass   Pass
	way    Way
	node   string
	client *http.Client
}

// NewLine returns a line that is not connected yet.
func NewLine(way Way, pass Pass) *Line {
	dialer := net.Dialer{Timeout: 5 * time.Second}
	if way.From != "" {
		dialer.LocalAddr = &net.TCPAddr{IP: net.ParseIP(way.From)}
	}
	return &Line{
		Pass: pass, way: way, node: way.Node(""),
		client: &http.Client{Timeout: 15 * time.Second, Transport: &http.Transport{DialContext: dialer.DialContext, MaxIdleConnsPerHost: 1}},
	}
}

// Close ends the connection.
func (l *Line) Close() { l.client.CloseIdleConnections() }

// Get fetches a page and returns its text.
func (l *Line) Get(ctx context.Context, path string) (string, error) {
	r, err := http.NewRequestWithContext(ctx, http.MethodGet, l.node+path, http.NoBody)
	if err != nil {
		return "", err
	}
	return l.send(r)
}

func (l *Line) send(r *http.Request) (string, error) {
	if l.Pass.Session != "" {
		r.Header.Set("Cookie", cookie+"="+l.Pass.Session)
	}
	if l.Pass.Bearer != "" {
		r.Header.Set("Authorization", "Bearer "+l.Pass.Bearer)
	}
	answer, err := l.client.Do(r) //nolint:gosec // the address is that of the trial's own node
	if err != nil {
		return "", err
	}
	defer answer.Body.Close()
	body, err := io.ReadAll(answer.Body)
	if err == nil && answer.StatusCode != http.StatusOK {
		err = fmt.Errorf("%s: %.300s", answer.Status, body)
	}
	return string(body), err
}

// Ask sends an operation once, and reads the one field of its answer. A refusal is an error of the type RefusedError.
func (l *Line) Ask(ctx context.Context, document string, variables map[string]any, into any) error {
	text, err := json.Marshal(map[string]any{"query": document, "variables": variables})
	if err != nil {
		return err
	}
	r, err := http.NewRequestWithContext(ctx, http.MethodPost, l.node+"/graphql", bytes.NewReader(text))
	if err != nil {
		return err
	}
	r.Header.Set("Content-Type", "application/json")
	body, err := l.send(r)
	if err != nil {
		return err
	}
	return read([]byte(body), into)
}

// read takes an answer apart.
func read(body []byte, into any) error {
	var got struct {
		Data   map[string]json.RawMessage
		Errors []struct {
			Message    string
			Extensions struct{ Code, Reason string }
		}
	}
	if err := json.Unmarshal(body, &got); err != nil {
		return fmt.Errorf("no JSON: %.200s", body)
	}
	if len(got.Errors) > 0 {
		return fmt.Errorf("%s %s", got.Errors[0].Extensions.Code, got.Errors[0].Message)
	}
	for _, field := range got.Data {
		var payload struct {
			UserErrors []struct{ Reason, Message string }
		}
		if json.Unmarshal(field, &payload) == nil && len(payload.UserErrors) > 0 {
			return RefusedError(payload.UserErrors[0].Reason)
		}
		if into != nil {
			return json.Unmarshal(field, into)
		}
	}
	return nil
}

// Insist asks again, at another node if there is one, until somebody answers or ctx ends. A refusal is an answer. tries
// counts how often it was sent.
func (l *Line) Insist(ctx context.Context, document string, variables map[string]any, into any) (tries int, err error) {
	for {
		tries++
		err = l.Ask(ctx, document, variables, into)
		if _, refused := errors.AsType[RefusedError](err); err == nil || refused || ctx.Err() != nil {
			return tries, err
		}
		l.node = l.way.Node(l.node)
		select {
		case <-ctx.Done():
			return tries, errors.Join(err, ctx.Err())
		case <-time.After(100 * time.Millisecond):
		}
	}
}
