package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"math/rand/v2"
	"net"
	"net/http"
	"net/http/cookiejar"
	"net/url"
	"regexp"
	"runtime"
	"strings"
	"testing"
)

// visitor is a browser without a screen.
type visitor struct {
	*http.Client
	url string
}

func newVisitor(t *testing.T, url string) *visitor {
	t.Helper()
	jar, err := cookiejar.New(nil)
	must(t, err)
	return &visitor{&http.Client{Jar: jar}, url}
}

// signIn goes the whole way through the demo's provider, as a person would.
func (v *visitor) signIn(t *testing.T, handle string) {
	t.Helper()
	form := v.get(t, "/auth/demo?return=/accedi")
	request := regexp.MustCompile(`name="request" value="([^"]+)"`).FindStringSubmatch(form)
	if request == nil {
		t.Fatalf("the demo's sign-in shows %.500s", form)
	}
	answer, err := v.PostForm(v.url+"/demo-idp/login", url.Values{"request": {request[1]}, "subject": {handle}})
	must(t, err)
	defer answer.Body.Close()
	if answer.StatusCode != 200 || answer.Request.URL.Path != "/accedi" {
		t.Fatalf("signing in ends at %s with %d", answer.Request.URL, answer.StatusCode)
	}
}

func (v *visitor) get(t *testing.T, path string) string {
	t.Helper()
	answer, err := v.Get(v.url + path)
	must(t, err)
	defer answer.Body.Close()
	text, err := io.ReadAll(answer.Body)
	must(t, err)
	return string(text)
}

// send posts a body to the API and returns the status and the answer.
func (v *visitor) send(t *testing.T, body io.Reader) (int, string) {
	t.Helper()
	answer, err := v.Post(v.url+"/graphql", "application/json", body)
	if err != nil {
		return 0, "" // cut off while sending
	}
	defer answer.Body.Close()
	text, err := io.ReadAll(io.LimitReader(answer.Body, 1<<20))
	must(t, err)
	return answer.StatusCode, string(text)
}

// ask runs an operation.
func (v *visitor) ask(t *testing.T, query string, variables map[string]any) string {
	t.Helper()
	text, err := json.Marshal(map[string]any{"query": query, "variables": variables})
	must(t, err)
	_, answer := v.send(t, bytes.NewReader(text))
	return answer
}

const write = `mutation ($input: CommentCreateInput!) {
	commentCreate(input: $input) { comment { id bodyHtml } userErrors { reason field } } }`

// comment writes a comment and returns the whole answer.
func (v *visitor) comment(t *testing.T, entry, body string) string {
	t.Helper()
	return v.ask(t, write, map[string]any{"input": map[string]any{"entryId": entry, "body": body}})
}

func TestASignedInMemberComments(t *testing.T) {
	s := open(t, used(t), []string{"--demo"})
	v := newVisitor(t, s.url)
	if page := v.get(t, "/"); !strings.Contains(page, `<div id="app"`) || !strings.Contains(page, "/piazze/") {
		t.Errorf("the home page reads %.300s", page)
	}
	entry := firstEntry(t, v)
	if got := v.comment(t, entry, "Ciao"); !strings.Contains(got, "UNAUTHENTICATED") {
		t.Errorf("an anonymous visitor was told %s", got)
	}
	v.signIn(t, "agnese")
	if got := v.ask(t, `{ viewer { member { handle } } }`, nil); !strings.Contains(got, `"agnese"`) {
		t.Errorf("the viewer is %s", got)
	}
	if got := v.comment(t, entry, "Ciao **piazza**"); !strings.Contains(got, `\u003cstrong\u003epiazza`) && !strings.Contains(got, "<strong>piazza") {
		t.Errorf("a comment was answered with %s", got)
	}
}

// TestBadInput sends what nobody should. Each is refused with its reason, nothing is written, and the memory stays.
func TestBadInput(t *testing.T) {
	address := freeAddress(t)
	s := open(t, used(t), []string{"--demo"}, "PIAZZA_METRICS_ADDR="+address)
	v := newVisitor(t, s.url)
	v.signIn(t, "agnese")
	entry := firstEntry(t, v)
	comments, memory := count(t, v), heap(t, address)
	long := strings.Repeat("x", 1<<20)
	for name, c := range map[string]struct {
		send   func() (int, string)
		status int
		want   string
	}{
		"20 MB": {func() (int, string) { return v.send(t, strings.NewReader(strings.Repeat("x", 20<<20))) }, 413, "1 MB"},
		"20 MB without an end": {
			func() (int, string) {
				return v.send(t, io.MultiReader(strings.NewReader(`{"query":"`), io.LimitReader(endless{}, 20<<20)))
			}, 413, "",
		},
		"invalid JSON": {func() (int, string) { return v.send(t, strings.NewReader(`{"query": "{ viewer`)) }, 400, "JSON"},
		"an unknown entry": {
			func() (int, string) { return 200, v.comment(t, "ZW50cnk6OTk5OTk5", "Ciao") }, 200, "entry_missing",
		},
		"no id at all":          {func() (int, string) { return 200, v.comment(t, "????", "Ciao") }, 200, "entry_missing"},
		"an empty comment":      {func() (int, string) { return 200, v.comment(t, entry, " \n ") }, 200, `"body"`},
		"a comment of 0.9 MB":   {func() (int, string) { return 200, v.comment(t, entry, long[:900_000]) }, 200, `"body"`},
		"a comment of 1 MB":     {func() (int, string) { return 200, v.comment(t, entry, long) }, 200, "1 MB"},
		"a field that is none":  {func() (int, string) { return 200, v.ask(t, `{ secrets }`, nil) }, 200, "secrets"},
		"a mutation by address": {func() (int, string) { return v.mutateByGet(t) }, 405, ""},
	} {
		status, answer := c.send()
		// Who is refused before he has sent all may find the line cut instead of an answer.
		if cut := status == 0 && c.status == 413; !cut && (status != c.status || !strings.Contains(answer, c.want)) {
			t.Errorf("%s: %d %.300s", name, status, answer)
		}
		if len(answer) > 20<<10 {
			t.Errorf("%s is echoed: %d bytes", name, len(answer))
		}
	}
	if got := count(t, v); got != comments {
		t.Errorf("%s comments became %s", comments, got)
	}
	if grown := heap(t, address) - memory; grown > 64<<20 {
		t.Errorf("the memory grew by %.0f MB", grown/(1<<20))
	}
}

func (v *visitor) mutateByGet(t *testing.T) (int, string) {
	t.Helper()
	answer, err := v.Get(v.url + "/graphql?query=" + url.QueryEscape(`mutation { sessionRevokeOthers { userErrors { reason } } }`))
	must(t, err)
	defer answer.Body.Close()
	return answer.StatusCode, ""
}

// endless is a body whose end nobody announces.
type endless struct{}

func (endless) Read(b []byte) (int, error) {
	for i := range b {
		b[i] = 'x'
	}
	return len(b), nil
}

func firstEntry(t *testing.T, v *visitor) string {
	t.Helper()
	found := regexp.MustCompile(`"id":"([^"]+)"`).FindStringSubmatch(v.ask(t, `{ entries(first: 1, kinds: [NEWS]) { nodes { id } } }`, nil))
	if found == nil {
		t.Fatal("there is no entry")
	}
	return found[1]
}

// count adds up what all entries say of their comments.
func count(t *testing.T, v *visitor) string {
	t.Helper()
	return fmt.Sprint(regexp.MustCompile(`"commentCount":\d+`).FindAllString(
		v.ask(t, `{ entries(first: 100) { nodes { thread { commentCount } } } }`, nil), -1))
}

// heap reads how much memory the program has taken, from its own metrics.
func heap(t *testing.T, address string) (bytes float64) {
	t.Helper()
	answer, err := http.Get("http://" + address + "/metrics")
	must(t, err)
	defer answer.Body.Close()
	text, err := io.ReadAll(answer.Body)
	must(t, err)
	found := regexp.MustCompile(`(?m)^go_memory_classes_total_bytes (\S+)$`).FindSubmatch(text)
	if found == nil {
		t.Fatal("the metrics do not tell of memory")
	}
	_, err = fmt.Sscan(string(found[1]), &bytes)
	must(t, err)
	return bytes
}

// freeAddress is one at which nobody listens. Nobody takes it either before the program does: on Linux each computer has millions
// of such hosts.
func freeAddress(t *testing.T) string {
	t.Helper()
	host := "127.0.0.1"
	if runtime.GOOS == "linux" {
		host = fmt.Sprintf("127.%d.%d.%d", 1+rand.IntN(254), rand.IntN(256), 1+rand.IntN(254))
	}
	listener, err := net.Listen("tcp", host+":0")
	must(t, err)
	defer listener.Close()
	return listener.Addr().String()
}
