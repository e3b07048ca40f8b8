package assembly

import (
	"context"
	"strings"
	"time"
	"unicode/utf8"

	"piazza/internal/auth"
	"piazza/internal/markdown"
	"piazza/internal/problem"
)

const longestMinutes = 40_000

// What is refused of minutes.
var (
	ErrMinutesText    = problem.Bad("text", "minutes_text", "Minutes have at most 40,000 bytes of text.")
	ErrMinutesEarly   = problem.Clash("minutes_early", "Minutes are written once the assembly is over.")
	ErrMinutesRehears = problem.Clash("minutes_rehearsal", "A rehearsal has no minutes to publish.")
	ErrMinutesKept    = problem.Clash("minutes_published", "The minutes are published: nothing of the assembly is changed any more.")
)

// Minutes are what is said of an assembly beside its course and results.
type Minutes struct {
	Text, HTML string
	// PublishedAt is nil before.
	PublishedAt *time.Time
	// Entitled and Guests are how many came in, in all.
	Entitled, Guests int
	// Assembly is what they are the minutes of.
	Assembly *Assembly
}

// Minutes returns the minutes of an assembly: nil before its end, and for who may not see them yet.
func (s *Service) Minutes(ctx context.Context, a *Assembly) (*Minutes, error) {
	if a.Phase != Ended || !a.CanSeeCourse(auth.FromContext(ctx)) {
		return nil, nil //nolint:nilnil // null is the API's answer for what is not for the viewer
	}
	entitled, guests, err := storeOn(s.db).cameIn(ctx, a.ID)
	if err != nil {
		return nil, err
	}
	return &Minutes{Text: a.MinutesText, HTML: a.MinutesHTML, PublishedAt: a.MinutesPublishedAt, Entitled: entitled, Guests: guests, Assembly: a}, nil
}

// SetMinutes writes the text of the minutes, until they are published.
func (s *Service) SetMinutes(ctx context.Context, in MinutesSetInput) (*Assembly, error) {
	text := strings.TrimSpace(in.Text)
	if len(text) > longestMinutes || !utf8.ValidString(text) || strings.ContainsRune(text, 0) {
		return nil, ErrMinutesText
	}
	return s.change(ctx, in.AssemblyID, func(ctx context.Context, h *held) error {
		if err := h.writable(); err != nil || h.MinutesText == text {
			return err
		}
		h.MinutesText, h.MinutesHTML = text, markdown.Render(text, nil)
		return h.raise(ctx)
	})
}

// PublishMinutes shows the minutes, with the course and the results, to whoever may read the piazza. Nothing of them is changed
// after that; whoever publishes what is public already changes nothing. A seal that is being written is waited for: its time is read before
// it can be seen, so that it would come into minutes that were published in between.
func (s *Service) PublishMinutes(ctx context.Context, in Input) (*Assembly, error) {
	return s.change(ctx, in.AssemblyID, func(ctx context.Context, h *held) error {
		switch {
		case h.IsRehearsal():
			return ErrMinutesRehears
		case h.MinutesPublishedAt != nil:
			return nil
		}
		if err := h.writable(); err != nil {
			return err
		}
		at, err := storeOn(h.tx).holdSeals(ctx, h.ID)
		if err != nil {
			return err
		}
		h.MinutesPublishedAt = &at
		if err := h.raise(ctx); err != nil {
			return err
		}
		h.tell()
		return nil
	})
}

// writable says why minutes may not be written; nil where they may.
func (a *Assembly) writable() error {
	switch {
	case a.Phase != Ended:
		return ErrMinutesEarly
	case a.MinutesPublishedAt != nil:
		return ErrMinutesKept
	default:
		return nil
	}
}
