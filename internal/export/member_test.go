package export_test

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"strconv"
	"strings"
	"testing"

	"piazza/internal/account"
	"piazza/internal/auth"
	"piazza/internal/export"
)

// archive stands for what a member takes with him.
type archive func(ctx context.Context, open func() (io.Writer, error)) (string, error)

func (a archive) Take(ctx context.Context, open func() (io.Writer, error)) (string, error) {
	return a(ctx, open)
}

// writes is an archive of so many bytes, whose snapshot had to be begun again.
func writes(size int) archive {
	return func(_ context.Context, open func() (io.Writer, error)) (string, error) {
		for _, text := range []string{"what was begun", strings.Repeat("x", size)} {
			w, err := open()
			if err != nil {
				return "", err
			}
			if _, err := io.WriteString(w, text); err != nil {
				return "", err
			}
		}
		return "ada", nil
	}
}

func ask(h http.Handler, member int64) *httptest.ResponseRecorder {
	w := httptest.NewRecorder()
	r := httptest.NewRequestWithContext(auth.With(context.Background(), auth.Viewer{MemberID: member}), http.MethodGet, "/export/member.zip", nil)
	h.ServeHTTP(w, r)
	return w
}

func TestAnArchiveSaysHowLongItIs(t *testing.T) {
	for _, size := range []int{0, 1, 64 << 10, 1_000_003} {
		w := ask(export.NewMember(writes(size), slog.New(slog.DiscardHandler)), 1)
		if w.Code != http.StatusOK || w.Body.Len() != size || w.Header().Get("Content-Length") != strconv.Itoa(size) || strings.Trim(w.Body.String(), "x") != "" {
			t.Errorf("%d bytes: %d, %d bytes, %v", size, w.Code, w.Body.Len(), w.Header())
		}
		for name, want := range map[string]string{
			"Content-Type": "application/zip", "Content-Disposition": `attachment; filename="piazza-ada.zip"`, "Cache-Control": "private, no-store",
		} {
			if got := w.Header().Get(name); got != want {
				t.Errorf("%s is %q", name, got)
			}
		}
	}
}

func TestAnArchiveThatIsRefused(t *testing.T) {
	var log bytes.Buffer
	for reason, c := range map[string]struct {
		err    error
		status int
	}{
		"confirm_needed": {account.ErrConfirm, http.StatusForbidden},
		"token_refused":  {account.ErrToken, http.StatusForbidden},
		"internal":       {errors.New("a fault"), http.StatusInternalServerError},
	} {
		h := export.NewMember(archive(func(_ context.Context, open func() (io.Writer, error)) (string, error) {
			w, err := open()
			if err != nil {
				return "", err
			}
			_, _ = io.WriteString(w, "half an archive")
			return "ada", c.err
		}), slog.New(slog.NewTextHandler(&log, nil)))
		w := ask(h, 1)
		if w.Code != c.status || w.Header().Get("X-Reason") != reason || strings.Contains(w.Body.String(), "half") || w.Header().Get("Content-Disposition") != "" {
			t.Errorf("%s: %d, %v, %s", reason, w.Code, w.Header(), w.Body)
		}
		var said struct {
			Error struct{ Code, Reason, Message string }
		}
		if err := json.Unmarshal(w.Body.Bytes(), &said); err != nil || said.Error.Reason != reason || said.Error.Code == "" || said.Error.Message == "" {
			t.Errorf("%s: programs are told %+v, %v", reason, said, err)
		}
	}
	if n := strings.Count(log.String(), "level=ERROR"); n != 1 {
		t.Errorf("the log says %s", log.String())
	}
}

// A member takes one archive at a time, and a node writes two: others wait.
func TestArchivesAreWrittenAFewAtATime(t *testing.T) {
	begun, end := make(chan int64), make(chan struct{})
	h := export.NewMember(archive(func(ctx context.Context, open func() (io.Writer, error)) (string, error) {
		begun <- auth.FromContext(ctx).MemberID
		<-end
		return writes(3)(ctx, open)
	}), slog.New(slog.DiscardHandler))
	answers := make(chan int, 3)
	for member := range int64(3) {
		go func() { answers <- ask(h, member+1).Code }()
	}
	for _, member := range []int64{<-begun, <-begun} { // the third may not have come yet, and would find his place taken
		if w := ask(impatient{h}, member); w.Header().Get("X-Reason") != "export_limit" {
			t.Errorf("a second one at the same time: %d", w.Code)
		}
	}
	select {
	case <-begun:
		t.Error("three were written at a time")
	default:
	}
	close(end)
	<-begun
	for range 3 {
		if code := <-answers; code != http.StatusOK {
			t.Errorf("an answer is %d", code)
		}
	}
}

// impatient asks and has left already, where it would have to wait.
type impatient struct{ http.Handler }

func (i impatient) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	ctx, leave := context.WithCancel(r.Context())
	leave()
	i.Handler.ServeHTTP(w, r.WithContext(ctx))
}
