//go:build linux

package crowd

import (
	"context"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/http/cookiejar"
	"net/url"
	"regexp"
	"strings"
)

// Door is where people sign in: the public address, and the node that they reach by it.
type Door struct{ Public, Node string }

var request = regexp.MustCompile(`name="request" value="([^"]+)"`)

// SignIn goes the way of a browser through the demo's provider and returns the session.
func SignIn(ctx context.Context, at Door, handle string) (string, error) {
	node, err := url.Parse(at.Node)
	if err != nil {
		return "", err
	}
	jar, err := cookiejar.New(nil)
	if err != nil {
		return "", err
	}
	// Whatever the public address is, the way leads to this one node.
	dial := func(ctx context.Context, network, _ string) (net.Conn, error) {
		var d net.Dialer
		return d.DialContext(ctx, network, node.Host)
	}
	client := &http.Client{Jar: jar, Transport: &http.Transport{DialContext: dial, DisableKeepAlives: true}}
	page, err := visit(ctx, client, http.MethodGet, at.Public+"/auth/demo?return=/healthz", "")
	if err != nil {
		return "", err
	}
	found := request.FindStringSubmatch(page)
	if found == nil {
		return "", errors.New("the demo asks nobody who he is")
	}
	form := url.Values{"request": {found[1]}, "subject": {handle}}.Encode()
	if _, err := visit(ctx, client, http.MethodPost, at.Public+"/demo-idp/login", form); err != nil {
		return "", err
	}
	public, err := url.Parse(at.Public)
	if err != nil {
		return "", err
	}
	for _, c := range jar.Cookies(public) {
		if c.Name == cookie {
			return c.Value, nil
		}
	}
	return "", fmt.Errorf("%s was not let in", handle)
}

// SignOut ends a session at a node.
func SignOut(ctx context.Context, node, session string) error {
	r, err := http.NewRequestWithContext(ctx, http.MethodPost, node+"/auth/logout", http.NoBody)
	if err != nil {
		return err
	}
	r.Header.Set("Cookie", cookie+"="+session)
	answer, err := http.DefaultClient.Do(r)
	if err != nil {
		return err
	}
	if answer.StatusCode != http.StatusNoContent {
		err = fmt.Errorf("signing out answers %s", answer.Status)
	}
	return errors.Join(err, answer.Body.Close())
}

func visit(ctx context.Context, client *http.Client, method, address, form string) (string, error) {
	r, err := http.NewRequestWithContext(ctx, method, address, strings.NewReader(form))
	if err != nil {
		return "", err
	}
	if form != "" {
		r.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	}
	answer, err := client.Do(r)
	if err != nil {
		return "", err
	}
	defer answer.Body.Close()
	text, err := io.ReadAll(answer.Body)
	if err == nil && answer.StatusCode >= http.StatusBadRequest {
		err = fmt.Errorf("%s answers %s", address, answer.Status)
	}
	return string(text), err
}
