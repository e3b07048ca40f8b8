package saml

import (
	"fmt"
	"net/http"
	"net/url"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"

	"piazza/internal/account"
	"piazza/internal/login"
)

// TestComingInThroughFedera logs somebody in for the first and the second time: the gateway calls her differently.
func TestComingInThroughFedera(t *testing.T) {
	h := newHouse(t, nil)
	b := h.browser(t)
	answer, text := b.bring(b.begin())
	if answer.StatusCode != http.StatusSeeOther || answer.Header.Get("Location") != "/piazze/x" {
		t.Fatalf("%d %s: %s%s", answer.StatusCode, answer.Header.Get("Location"), text, &h.log)
	}
	if who := b.who(); who != "anna.bertini" {
		t.Fatalf("in came %q", who)
	}
	again := h.browser(t)
	again.bring(again.begin())
	if who := again.who(); who != "anna.bertini" {
		t.Errorf("the second time, in came %q: %s", who, &h.log)
	}
	m, err := h.accounts.ByHandle(t.Context(), "anna.bertini")
	if err != nil || m.Assurance != account.AssuranceSubstantial {
		t.Errorf("%+v, %v", m, err)
	}
	for _, secret := range []string{"BRTNNA", "PRIVATE KEY"} {
		if strings.Contains(strings.ToUpper(h.log.String()), secret) {
			t.Errorf("the log says %s", secret)
		}
	}
}

// TestTheCodeIsNotInTheDatabase looks through the columns that could hold it.
func TestTheCodeIsNotInTheDatabase(t *testing.T) {
	h := newHouse(t, nil)
	b := h.browser(t)
	b.bring(b.begin())
	for _, table := range []string{"login_transaction", "arrival", "identity", "person", "session_origin", "saml_assertion", "member"} {
		var hits int
		err := h.db.Pool.QueryRow(t.Context(), fmt.Sprintf("select count(*) from %s where %[1]s::text ilike '%%BRTNNA%%'", table)).Scan(&hits)
		if err != nil || hits > 0 {
			t.Errorf("%s: %d, %v", table, hits, err)
		}
	}
}

// TestAnswersThatLetNobodyIn through the whole house.
func TestAnswersThatLetNobodyIn(t *testing.T) {
	h := newHouse(t, nil)
	for name, try := range map[string]func(b *browser, a asked) (*http.Response, string){
		"changed": func(b *browser, a asked) (*http.Response, string) {
			root := h.federa.response(a.e)
			h.federa.signAssertion(t, root)
			text(inAttributes+"/saml:Attribute[@Name='name']/saml:AttributeValue", "Eva")(t, root)
			return b.deliver(pack(t, root), a.relay)
		},
		"unsigned": func(b *browser, a asked) (*http.Response, string) {
			return b.deliver(pack(t, h.federa.response(a.e)), a.relay)
		},
		"another audience": func(b *browser, a asked) (*http.Response, string) {
			return b.bring(a, text(inRestriction+"/saml:Audience", "https://other.example.org"))
		},
		"too low": func(b *browser, a asked) (*http.Response, string) { return b.bring(a, text(inClass, level1)) },
		"expired": func(b *browser, a asked) (*http.Response, string) {
			return b.bring(a, attr(inConditions, "NotOnOrAfter", time.Now().Add(-time.Hour).UTC().Format(time.RFC3339)))
		},
		"to another login of this browser": func(b *browser, a asked) (*http.Response, string) {
			a.relay = b.begin().relay
			return b.bring(a)
		},
		"to no login": func(b *browser, a asked) (*http.Response, string) {
			a.relay = account.Secret()
			return b.bring(a)
		},
		"nothing": func(b *browser, a asked) (*http.Response, string) { return b.deliver("", a.relay) },
		"too much": func(b *browser, a asked) (*http.Response, string) {
			return b.deliver(strings.Repeat("A", 2*heaviest), a.relay)
		},
		"the callback alone": func(b *browser, a asked) (*http.Response, string) {
			return b.get("/auth/federa/callback?state=" + url.QueryEscape(a.relay))
		},
	} {
		b := h.browser(t)
		answer, page := try(b, b.begin())
		if answer.StatusCode < http.StatusBadRequest || b.who() != "" || !strings.Contains(page, "pz-lead") {
			t.Errorf("%s: %d, in came %q: %s", name, answer.StatusCode, b.who(), page)
		}
	}
}

// TestAnswersAreTakenOnce brings one twice, in the same login and in another, to one node and to the other.
func TestAnswersAreTakenOnce(t *testing.T) {
	h := newHouse(t, nil)
	b := h.browser(t)
	a := b.begin()
	root := h.federa.response(a.e)
	h.federa.signAssertion(t, root)
	packed := pack(t, root)
	if answer, _ := b.deliver(packed, a.relay); answer.StatusCode != http.StatusSeeOther {
		t.Fatal(answer.StatusCode, &h.log)
	}
	for _, thief := range []*browser{b, h.browser(t)} {
		if answer, _ := thief.deliver(packed, a.relay); answer.StatusCode < http.StatusBadRequest {
			t.Errorf("the answer was taken twice: %d", answer.StatusCode)
		}
	}
	l := &account.Login{Request: a.e.request}
	read, err := readAnswer(packed)
	if err != nil {
		t.Fatal(err)
	}
	if i, err := h.node(t, nil).recognise(t.Context(), read, l); err == nil || !strings.Contains(err.Error(), "brought before") {
		t.Errorf("the other node takes it for %+v, %v", i.Subject, err)
	}
}

// TestOfManyWhoBringTheSameOneComesIn races for one assertion on two nodes.
func TestOfManyWhoBringTheSameOneComesIn(t *testing.T) {
	h := newHouse(t, nil)
	nodes := []*Method{h.method, h.node(t, nil)}
	a := h.browser(t).begin()
	root := h.federa.response(a.e)
	h.federa.signAssertion(t, root)
	read, err := readAnswer(pack(t, root))
	if err != nil {
		t.Fatal(err)
	}
	var all sync.WaitGroup
	came := make([]bool, 8)
	for i := range came {
		own := &answer{read.root.Copy(), read.request}
		all.Go(func() {
			_, err := nodes[i%2].recognise(t.Context(), own, &account.Login{Request: a.e.request})
			came[i] = err == nil
		})
	}
	all.Wait()
	n := 0
	for _, in := range came {
		if in {
			n++
		}
	}
	if n != 1 {
		t.Errorf("%d came in", n)
	}
}

// TestAnotherBrowserCannotTakeItUp: an answer that was lured into another browser opens nothing there.
func TestAnotherBrowserCannotTakeItUp(t *testing.T) {
	h := newHouse(t, nil)
	attacker, victim := h.browser(t), h.browser(t)
	a := attacker.begin()
	if answer, _ := victim.bring(a); answer.StatusCode < http.StatusBadRequest || victim.who() != "" {
		t.Errorf("%d, in came %q", answer.StatusCode, victim.who())
	}
}

// TestWhoBeganCannotTakeUpWhatAnotherBrought: who has somebody else answer his own request does not come in as that one.
func TestWhoBeganCannotTakeUpWhatAnotherBrought(t *testing.T) {
	h := newHouse(t, nil)
	for name, extra := range map[string]string{
		"without the secret": "", "with another secret": "&answer=" + account.Secret(), "with none": "&answer=",
	} {
		attacker, victim := h.browser(t), h.browser(t)
		a := attacker.begin()
		root := h.federa.response(a.e)
		h.federa.signAssertion(t, root)
		if answer, _ := victim.send("/auth/federa/acs", url.Values{answering: {pack(t, root)}, relaying: {a.relay}}); answer.StatusCode != http.StatusSeeOther {
			t.Fatal(answer.StatusCode, &h.log)
		}
		answer, _ := attacker.get("/auth/federa/callback?state=" + url.QueryEscape(a.relay) + extra)
		if answer.StatusCode < http.StatusBadRequest || attacker.who() != "" {
			t.Errorf("%s: %d, in came %q", name, answer.StatusCode, attacker.who())
		}
	}
}

// TestReasonsAreTold to whoever tried.
func TestReasonsAreTold(t *testing.T) {
	h := newHouse(t, nil)
	b := h.browser(t)
	answer, page := b.bring(b.begin(), fail("ErrorCode nr25", "AuthnFailed"))
	if answer.StatusCode != http.StatusForbidden || !strings.Contains(page, "Hai annullato") {
		t.Errorf("%d: %s", answer.StatusCode, page)
	}
}

// TestRequestsAreSigned with the key that our metadata names, in both bindings; whoever confirms who he is proves it anew.
func TestRequestsAreSigned(t *testing.T) {
	for _, by := range []string{byRedirect, byForm} {
		h := newHouse(t, func(s *Settings) { s.Binding, s.Level = by, level1 })
		answer, text := h.browser(t).get("/auth/federa/metadata")
		root, err := parse([]byte(text))
		if err != nil || !strings.HasPrefix(answer.Header.Get("Content-Type"), "application/samlmetadata+xml") {
			t.Fatal(answer.Header, err)
		}
		ours := trust{h.method.pair.certificate}
		if _, err := ours.verified(root, time.Now()); err != nil || attribute(root, "entityID") != h.URL+"/auth/federa/metadata" {
			t.Errorf("%v, of %s", err, attribute(root, "entityID"))
		}
		for purpose, force := range map[account.Purpose]string{"": "", account.Enter: "", account.Link: "true", account.Confirm: "true"} {
			l := &account.Login{State: account.Secret(), Purpose: purpose}
			step, err := h.method.Begin(t.Context(), l, "it")
			if err != nil {
				t.Fatal(err)
			}
			if request := h.signedRequest(t, step, ours); attribute(request, "ForceAuthn") != force || attribute(request, "ID") != l.Request || l.Request == "" {
				t.Errorf("%s %s: %v", by, purpose, request.Attr)
			}
		}
	}
}

// TestAvailability follows the gateway without asking it.
func TestAvailability(t *testing.T) {
	h := newHouse(t, func(s *Settings) { s.MetadataFile, s.MetadataURL = "", "http://127.0.0.1:1/metadata" })
	if !h.method.Available() {
		t.Error("it is down before anybody asked")
	}
	if answer, page := h.browser(t).get("/auth/federa"); answer.StatusCode != http.StatusBadGateway || !strings.Contains(page, "non risponde") || h.method.Available() {
		t.Errorf("%d, available %v", answer.StatusCode, h.method.Available())
	}
	if _, err := New(Options{Name: "x", Settings: Settings{}, Keys: h.keys}); err == nil {
		t.Error("no settings are settings")
	}
	var _ login.Leaving = h.method
}

// TestAvailabilityBeforeAnyAnswer is what is known when the question comes, however fast the gateway refuses.
func TestAvailabilityBeforeAnyAnswer(t *testing.T) {
	for range 2000 {
		s := &source{address: "http://gateway.invalid/", client: &http.Client{Transport: refusing{}}, now: time.Now}
		if !s.available() {
			t.Fatal("it is down before anybody asked")
		}
	}
}

// refusing is a network on which nobody answers, at once.
type refusing struct{}

func (refusing) RoundTrip(*http.Request) (*http.Response, error) { return nil, syscall.ECONNREFUSED }
