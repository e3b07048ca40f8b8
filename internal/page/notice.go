package page

import (
	"context"
	"html/template"
	"net/http"
	"strconv"
	"time"

	"piazza/internal/privacy"
)

// Notices are the privacy notices of the installation.
type Notices interface {
	Present(ctx context.Context) (*privacy.Notice, error)
	ByVersion(ctx context.Context, version int) (*privacy.Notice, error)
}

// noticeBody is the content of the page of a privacy notice.
type noticeBody struct {
	Version int
	Since   time.Time
	Text    template.HTML
}

// privacyNotice makes the page of the privacy notice in force, or of the version that the address asks for.
func privacyNotice(h *Handler, q *request) (answer, error) {
	n, err := h.notice(q)
	if err != nil {
		return answer{}, err
	}
	v := h.view(q, q.lang.words.Privacy)
	text := n.HTML(q.lang.code)
	v.Head.Description = describe(text)
	v.Body = noticeBody{Version: n.Version, Since: n.PublishedAt, Text: template.HTML(text)}
	return answer{status: http.StatusOK, template: "notice", view: v}, nil
}

func (h *Handler) notice(q *request) (*privacy.Notice, error) {
	wanted := q.URL.Query().Get("versione")
	if wanted == "" {
		return h.Notices.Present(q.ctx())
	}
	number, ok := numberOf(wanted)
	if !ok {
		return nil, privacy.ErrMissing
	}
	return h.Notices.ByVersion(q.ctx(), int(number))
}

// Privacy is the page of the privacy notice.
func (p paths) Privacy() string { return p.in("/privacy") }

// Versioned names a version of the privacy notice.
func (v *view) Versioned(version int) string {
	return v.W.NoticeVersion + " " + strconv.Itoa(version)
}
