package page

import (
	"fmt"
	"time"

	"piazza/internal/account"
	"piazza/internal/comment"
	"piazza/internal/entry"
)

// thing is an object of JSON-LD. html/template writes it as JSON that cannot end its script.
type thing map[string]any

const vocabulary = "https://schema.org"

// step is one level of the way to a page.
type step struct{ Title, Path string }

// breadcrumb says the way from the installation to a page.
func (h *Handler) breadcrumb(steps ...step) thing {
	list := make([]thing, len(steps))
	for i, s := range steps {
		list[i] = thing{"@type": "ListItem", "position": i + 1, "name": s.Title, "item": h.PublicURL + s.Path}
	}
	return thing{"@context": vocabulary, "@type": "BreadcrumbList", "itemListElement": list}
}

// person says who somebody is. Of who has erased himself there is nothing to be said but that.
func (h *Handler) person(m *account.Member, q *request) thing {
	said := thing{"@type": "Person", "name": q.lang.called(m)}
	if m.ErasedAt == nil {
		said["url"] = h.PublicURL + q.at.Member(m.Handle)
	}
	return said
}

func stamp(at *time.Time) string {
	if at == nil {
		return ""
	}
	return at.UTC().Format(time.RFC3339)
}

// linkedEntry says of an entry what it is, in the type of its kind.
func (h *Handler) linkedEntry(q *request, e *entry.Entry, t *comment.Thread, tree []*node) thing {
	path := q.at.Entry(e)
	said := thing{
		"@context": vocabulary, "@type": linkedType(e.Kind), "@id": h.PublicURL + path, "url": h.PublicURL + path,
		"headline": e.Title, "description": describe(e.Summary, e.BodyHTML), "inLanguage": e.Language,
		"datePublished": stamp(e.PublishedAt), "dateModified": stamp(&e.UpdatedAt), "author": h.person(e.Author, q),
		"publisher":    thing{"@type": "Organization", "name": publisher(e), "url": h.PublicURL + q.at.Piazza(e.Piazza.Slug)},
		"commentCount": t.CommentCount,
		"interactionStatistic": thing{
			"@type": "InteractionCounter", "interactionType": vocabulary + "/CommentAction", "userInteractionCount": t.CommentCount,
		},
	}
	if len(e.Tags) > 0 {
		said["keywords"] = e.Tags
	}
	switch e.Kind {
	case entry.KindTopic:
		said["text"] = describe(e.BodyHTML, e.Summary, e.Title)
		said["comment"] = h.linkedComments(q, path, tree)
	case entry.KindVideo:
		recording(said, e)
	}
	return said
}

func linkedType(kind entry.Kind) string {
	switch kind {
	case entry.KindNews:
		return "NewsArticle"
	case entry.KindArticle:
		return "BlogPosting"
	case entry.KindVideo:
		return "VideoObject"
	case entry.KindPoll:
		return "Article"
	default:
		return "DiscussionForumPosting"
	}
}

func publisher(e *entry.Entry) string {
	if e.Piazza.Owner != "" {
		return e.Piazza.Owner
	}
	return e.Piazza.Title
}

func recording(said thing, e *entry.Entry) {
	said["name"], said["uploadDate"] = e.Title, stamp(e.PublishedAt)
	if e.Recording == nil {
		return
	}
	said["embedUrl"] = e.Recording.EmbedURL()
	if s := e.Recording.DurationSeconds; s != nil {
		said["duration"] = fmt.Sprintf("PT%dS", *s)
	}
}

// linkedComments says of the readable comments at the top what they are.
func (h *Handler) linkedComments(q *request, path string, tree []*node) []thing {
	list := []thing{}
	for _, n := range tree {
		if n.C.State != comment.Visible {
			continue
		}
		list = append(list, thing{
			"@type": "Comment", "url": h.PublicURL + q.at.Comment(path, n.C.ID), "text": describe(*n.C.BodyHTML()),
			"datePublished": stamp(&n.C.CreatedAt), "author": h.person(n.C.Author(), q),
		})
	}
	return list
}
