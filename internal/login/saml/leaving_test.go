package saml

import (
	"encoding/base64"
	"net/http"
	"net/url"
	"strings"
	"testing"
	"time"

	"github.com/beevik/etree"

	"piazza/internal/account"
	"piazza/internal/login"
)

// TestLeavingByAnAddress serves gateways that know no SAML logout.
func TestLeavingByAnAddress(t *testing.T) {
	h := newHouse(t, func(s *Settings) { s.LogoutURL = "https://federa.example.org/logout/" })
	step, err := h.method.Leave(t.Context(), account.Origin{Issuer: federa, Hint: "{}"}, h.URL+"/")
	want := "https://federa.example.org/logout/?" + url.Values{"spid": {h.URL + "/auth/federa/metadata"}, "spurl": {h.URL + "/"}}.Encode()
	if err != nil || step.Address != want || step.Fields != nil {
		t.Errorf("%+v, %v", step, err)
	}
}

// signedRequest reads what a step brings to the gateway, and sees that we signed it.
func (h *house) signedRequest(t *testing.T, step login.Step, ours trust) *etree.Element {
	t.Helper()
	if step.Fields != nil {
		root, err := ours.verified(unpacked(t, step.Fields.Get(asking)), time.Now())
		if err != nil {
			t.Fatal(err)
		}
		return root
	}
	return unsealed(t, step.Address, asking, ours)
}

func unsealed(t *testing.T, address, parameter string, by trust) *etree.Element {
	t.Helper()
	u, err := url.Parse(address)
	if err != nil {
		t.Fatal(err)
	}
	q, err := readQuery(u.RawQuery, parameter)
	if err == nil {
		err = by.vouches(q, time.Now())
	}
	if err != nil {
		t.Fatal(err)
	}
	text, err := inflate(q.message)
	if err != nil {
		t.Fatal(err)
	}
	root, err := parse(text)
	if err != nil {
		t.Fatal(err)
	}
	return root
}

// farewell is a request of the gateway's to let somebody go.
func (h *house) farewell(t *testing.T, o *account.Origin, index string) *etree.Element {
	t.Helper()
	root, err := parse([]byte(goodbye))
	if err != nil {
		t.Fatal(err)
	}
	attr("", "IssueInstant", time.Now().UTC().Format(time.RFC3339))(t, root)
	attr("", "NotOnOrAfter", time.Now().Add(time.Minute).UTC().Format(time.RFC3339))(t, root)
	attr("", "Destination", h.method.at.leaving)(t, root)
	text("saml:NameID", o.Subject)(t, root)
	without("samlp:SessionIndex")(t, root)
	text("samlp:SessionIndex", index)(t, root)
	if index == "" {
		without("samlp:SessionIndex")(t, root)
	}
	return root
}

// origin returns where a browser's session came from.
func (b *browser) origin() *account.Origin {
	b.t.Helper()
	u, err := url.Parse(b.house.URL)
	if err != nil {
		b.t.Fatal(err)
	}
	for _, c := range b.Jar.Cookies(u) {
		if c.Name != "piazza_session" {
			continue
		}
		o, err := b.house.accounts.OriginByToken(b.t.Context(), c.Value)
		if err != nil || o == nil {
			b.t.Fatalf("the session came from %+v, %v", o, err)
		}
		return o
	}
	b.t.Fatal("the browser has no session")
	return nil
}

// TestLeavingThere ends here what began there, by either binding, and says so signed.
func TestLeavingThere(t *testing.T) {
	h := newHouse(t, nil)
	ours := trust{h.method.pair.certificate}
	for _, by := range []string{byRedirect, byForm} {
		for _, whole := range []bool{false, true} {
			b, gone := h.browser(t), h.browser(t)
			gone.bring(gone.begin())
			b.bring(b.begin())
			o := gone.origin()
			index := o.Reference
			if whole {
				index = ""
			}
			sent, err := h.federa.send(by, h.method.at.leaving, asking, h.farewell(t, o, index), "theirs")
			if err != nil {
				t.Fatal(err)
			}
			answer, page := gone.sent(sent)
			if answer.StatusCode != http.StatusSeeOther || gone.who() != "" || b.who() != "anna.bertini" {
				t.Fatalf("%d: %q left, %q stayed: %s%s", answer.StatusCode, gone.who(), b.who(), page, &h.log)
			}
			said := unsealed(t, answer.Header.Get("Location"), answering, ours)
			if !strings.HasPrefix(answer.Header.Get("Location"), leaver+"?") || !strings.Contains(answer.Header.Get("Location"), "RelayState=theirs") ||
				attribute(said, "InResponseTo") != "_l" || succeeded(said) != nil {
				t.Errorf("the gateway hears %s of %v", answer.Header.Get("Location"), said.Attr)
			}
			// It may say so twice: that nobody is there any more is well.
			if answer, _ := gone.sent(sent); answer.StatusCode != http.StatusSeeOther {
				t.Errorf("the second time %d", answer.StatusCode)
			}
		}
	}
}

// sent brings a message of the gateway's.
func (b *browser) sent(p passage) (*http.Response, string) {
	b.t.Helper()
	path := strings.TrimPrefix(p.address, b.house.URL)
	if p.fields == nil {
		return b.get(path)
	}
	form := url.Values{}
	for name, value := range p.fields {
		form.Set(name, value)
	}
	return b.send(path, form)
}

// TestFarewellsOfOthers end nothing.
func TestFarewellsOfOthers(t *testing.T) {
	h := newHouse(t, nil)
	b, other := h.browser(t), newForger(t)
	b.bring(b.begin())
	request := func() *etree.Element { return h.farewell(t, b.origin(), "") }
	for _, by := range []string{byRedirect, byForm} {
		forged, err := other.send(by, h.method.at.leaving, asking, request(), "")
		if err != nil {
			t.Fatal(err)
		}
		misled := request()
		attr("", "Destination", acs)(t, misled)
		elsewhere, err := h.federa.send(by, h.method.at.leaving, asking, misled, "")
		if err != nil {
			t.Fatal(err)
		}
		for _, p := range []passage{forged, elsewhere, h.unsigned(t, by, request())} {
			if answer, _ := b.sent(p); answer.StatusCode < http.StatusBadRequest || b.who() == "" {
				t.Errorf("%s: %d, %q stayed", by, answer.StatusCode, b.who())
			}
		}
	}
}

func (h *house) unsigned(t *testing.T, by string, request *etree.Element) passage {
	t.Helper()
	text, err := write(request)
	if err != nil {
		t.Fatal(err)
	}
	if by == byForm {
		return passage{h.method.at.leaving, map[string]string{asking: base64.StdEncoding.EncodeToString(text)}}
	}
	packed, err := deflate(text)
	if err != nil {
		t.Fatal(err)
	}
	return passage{address: h.method.at.leaving + "?" + asking + "=" + url.QueryEscape(packed)}
}

// TestSigningOutLeadsThere ends the session here first, whatever becomes of the rest.
func TestSigningOutLeadsThere(t *testing.T) {
	h := newHouse(t, nil)
	b := h.browser(t)
	b.bring(b.begin())
	if _, page := b.do(http.MethodPost, "/auth/logout?return=/", ""); !strings.Contains(page, leaver+"?"+asking) || b.who() != "" {
		t.Errorf("%q is in still, on %s", b.who(), page)
	}
}

// TestLeavingHere takes the browser to the gateway and back.
func TestLeavingHere(t *testing.T) {
	h := newHouse(t, nil)
	b := h.browser(t)
	b.bring(b.begin())
	o := b.origin()
	step, err := h.method.Leave(t.Context(), *o, h.URL+"/")
	if err != nil || !strings.HasPrefix(step.Address, leaver+"?") {
		t.Fatalf("%+v, %v", step, err)
	}
	request := h.signedRequest(t, step, trust{h.method.pair.certificate})
	if find(t, request, "saml:NameID").Text() != o.Subject || find(t, request, "samlp:SessionIndex").Text() != o.Reference {
		t.Errorf("it asks to let %s go", find(t, request, "saml:NameID").Text())
	}
	if step, err := h.method.Leave(t.Context(), account.Origin{Issuer: "https://other.example.org", Hint: o.Hint}, ""); err != nil || step.Address != "" {
		t.Errorf("of another's: %+v, %v", step, err)
	}
	theirs := Settings{EntityID: federa}
	misled, err := h.federa.send(byRedirect, h.method.at.leaving, answering, theirs.released("_x", h.method.at.answers, nil, time.Now()), "")
	if err != nil {
		t.Fatal(err)
	}
	if answer, _ := b.sent(misled); answer.StatusCode != http.StatusBadGateway {
		t.Errorf("an answer for elsewhere: %d", answer.StatusCode)
	}
	for _, c := range []struct {
		by      *forger
		problem error
		status  int
	}{{h.federa, nil, http.StatusSeeOther}, {h.federa, errNoExit, http.StatusOK}, {newForger(t), nil, http.StatusBadGateway}} {
		said := theirs.released(attribute(request, "ID"), h.method.at.leaving, c.problem, time.Now())
		for _, by := range []string{byRedirect, byForm} {
			sent, err := c.by.send(by, h.method.at.leaving, answering, said.Copy(), "")
			if err != nil {
				t.Fatal(err)
			}
			if answer, _ := b.sent(sent); answer.StatusCode != c.status {
				t.Errorf("%s: %d instead of %d", by, answer.StatusCode, c.status)
			}
		}
	}
}
