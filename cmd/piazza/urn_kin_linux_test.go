package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"math/rand/v2"
	"net/http"
	"net/http/cookiejar"
	"net/url"
	"regexp"
	"strings"
	"time"

	audience "piazza/bench/nodes/crowd"
	"piazza/internal/account"
)

// union is two accounts that turned out to be one person's, and how the polls stood in which either had voted: in those that were open the
// later vote counts, in those that were being sealed it depends on which came first.
type union struct {
	stays, goes *urnVoter
	doubtful    map[*posed]bool
}

// known gives a member a way in by the demo's own provider, as those have who came by themselves.
func (e *election) known(v *elector) {
	e.t.Helper()
	_, err := e.db.Exec(e.t.Context(), `insert into identity (issuer, subject, member_id, provider, label, created_at, used_at) values ('demo', $1, $2, 'demo', $1, now(), now())`, v.handle, v.member)
	must(e.t, err)
}

// unite makes one of two people's accounts by the pages with which people do it, however often the servers fall meanwhile.
func (u *urnHouse) unite(ctx context.Context, stays, goes *urnVoter) error {
	first, second := stays, goes
	if first.member > second.member { // in the order in which quiet takes them
		first, second = second, first
	}
	first.turn.Lock()
	defer first.turn.Unlock()
	second.turn.Lock()
	defer second.turn.Unlock()
	before := u.standing()
	err := u.until(ctx, "two accounts are one", func(node string) error {
		if is, err := u.isGone(ctx, goes); is || err != nil {
			return err
		}
		if err := u.renew(ctx, stays); err != nil { // where it was done the token is another
			return err
		}
		return walkToMerge(ctx, node, stays.session, goes.handle)
	})
	if err != nil {
		return err
	}
	if err := u.until(ctx, "who stays is signed in", func(string) error { return u.renew(ctx, stays) }); err != nil {
		return err
	}
	made := union{stays: stays, goes: goes, doubtful: map[*posed]bool{}}
	after := u.standing()
	for p, own := range goes.trail {
		if own == nil {
			continue
		}
		switch theirs := stays.trail[p]; {
		case before[p] == urnSealed:
		case after[p] != urnOpen:
			made.doubtful[p], stays.doubts[p] = true, true
		case theirs == nil || theirs.given == "" || own.given != "" && own.castAt.After(theirs.castAt):
			kept := *own
			stays.trail[p], goes.trail[p] = &kept, nil
			stays.casts[p] = max(stays.casts[p], goes.casts[p])
		default:
			goes.trail[p] = nil
		}
	}
	goes.gone = true
	u.unions = append(u.unions, made)
	return nil
}

// erase has somebody erase himself: what he voted stays, without his name.
func (u *urnHouse) erase(ctx context.Context, v *urnVoter) error {
	v.turn.Lock()
	defer v.turn.Unlock()
	v.gone = true
	return u.until(ctx, "somebody has erased himself", func(node string) error {
		if is, err := u.isGone(ctx, v); is || err != nil {
			return err
		}
		var got struct {
			MemberErase struct{ UserErrors []struct{ Reason string } }
		}
		const asked = `mutation ($handle: String!) { memberErase(input: {handle: $handle}) { isErased userErrors { reason } } }`
		if err := audience.Ask(ctx, v.client, node, v.session, asked, map[string]any{"handle": v.handle}, &got); err != nil {
			return err
		}
		return errors.New("he is there still")
	})
}

// until tries something at some node until it is done.
func (u *urnHouse) until(ctx context.Context, what string, try func(node string) error) error {
	ctx, cancel := context.WithTimeout(ctx, 3*time.Minute)
	defer cancel()
	dice := rand.New(rand.NewPCG(u.seed, 7))
	for node := ""; ; {
		node = u.house.any(dice, node)
		err := try(node)
		if err == nil {
			return nil
		}
		select {
		case <-ctx.Done():
			return fmt.Errorf("not in time: %s: %w", what, err)
		case <-time.After(20 * time.Millisecond):
		}
	}
}

func (u *urnHouse) isGone(ctx context.Context, v *urnVoter) (is bool, err error) {
	err = u.db.QueryRow(ctx, `select erased_at is not null from member where id = $1`, v.member).Scan(&is)
	return is, err
}

// renew signs a member in anew.
func (u *urnHouse) renew(ctx context.Context, v *urnVoter) error {
	session, _, err := account.NewService(u.db).OpenSession(ctx, account.Opening{MemberID: account.ID(v.member), Provider: "test"})
	if err == nil {
		v.session = session
	}
	return err
}

var loginRequest = regexp.MustCompile(`name="request" value="([^"]+)"`)

// walkToMerge goes the way of a browser in which somebody proves that another account is his too, and makes the two one.
func walkToMerge(ctx context.Context, node, session, other string) error {
	jar, err := cookiejar.New(nil)
	if err != nil {
		return err
	}
	at, err := url.Parse(node)
	if err != nil {
		return err
	}
	jar.SetCookies(at, []*http.Cookie{{Name: "piazza_session", Value: session, Path: "/"}})
	client := &http.Client{Jar: jar, Timeout: 30 * time.Second, Transport: &http.Transport{DisableKeepAlives: true}}
	page, err := turnPage(ctx, client, http.MethodGet, node+"/auth/demo?purpose=link&return=/healthz", nil)
	if err != nil {
		return err
	}
	asked := loginRequest.FindStringSubmatch(page)
	if asked == nil {
		return errors.New("nobody asks who he is")
	}
	if _, err := turnPage(ctx, client, http.MethodPost, node+"/demo-idp/login", url.Values{"request": {asked[1]}, "subject": {other}}); err != nil {
		return err
	}
	_, err = turnPage(ctx, client, http.MethodPost, node+"/auth/merge", url.Values{})
	return err
}

func turnPage(ctx context.Context, client *http.Client, method, address string, form url.Values) (string, error) {
	r, err := http.NewRequestWithContext(ctx, method, address, strings.NewReader(form.Encode()))
	if err != nil {
		return "", err
	}
	r.Header.Set("Sec-Fetch-Site", "same-origin")
	if form != nil {
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
