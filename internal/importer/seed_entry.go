package importer

import (
	"errors"
	"fmt"
	"strings"
	"time"

	"piazza/internal/account"
	"piazza/internal/entry"
)

// writing is how long before it was shown an entry of the demo was begun.
const writing = 2 * time.Hour

// imported turns a file of the demo into an entry.
func (s *seeding) imported(e *demoEntry) (entry.Imported, error) {
	where, author := s.squares[e.piazza], s.members[e.head["author"]]
	if where == nil || author == nil {
		return entry.Imported{}, errors.New("its piazza or its author does not exist")
	}
	in := entry.Imported{
		PiazzaID: where.id, Kind: entry.Kind(e.head["kind"]), AuthorID: author.ID, Title: e.head["title"],
		Summary: e.head["summary"], Body: e.body, Tags: strings.Split(e.head["tags"], ", "), State: entry.Published,
		Featured: e.head["featured"] == "yes", WithdrawnReason: e.head["reason"],
	}
	if state := e.head["state"]; state != "" {
		in.State = entry.State(state)
	}
	if err := s.date(e, &in); err != nil {
		return in, err
	}
	return in, film(e.head["video"], &in)
}

// date sets an entry's times from the ages in its head.
func (s *seeding) date(e *demoEntry, in *entry.Imported) error {
	for _, key := range []string{"published", "updated", "withdrawn"} {
		if e.head[key] == "" {
			continue
		}
		at, err := s.ago(e.head[key])
		if err != nil {
			return err
		}
		if key == "published" {
			in.PublishedAt = &at
		}
		if in.CreatedAt.IsZero() {
			in.CreatedAt = at.Add(-writing)
		}
		in.UpdatedAt = at
	}
	return nil
}

// film reads the address of a recording and how long it lasts.
func film(text string, in *entry.Imported) error {
	if text == "" {
		return nil
	}
	address, length, _ := strings.Cut(text, " ")
	lasts, err := time.ParseDuration(length)
	if err != nil {
		return fmt.Errorf("the recording: %w", err)
	}
	seconds := int(lasts.Seconds())
	in.VideoURL, in.DurationSeconds = address, &seconds
	return nil
}

// withdrawals returns the decisions by which entries were withdrawn.
func (s *seeding) withdrawals() ([]decisionRow, error) {
	var rows []decisionRow
	for _, p := range s.placed {
		if entry.State(p.head["state"]) != entry.Withdrawn {
			continue
		}
		at, err := s.ago(p.head["withdrawn"])
		if err != nil {
			return nil, err
		}
		id := p.id
		rows = append(rows, decisionRow{
			SpaceID: p.where.id, EntryID: &id, Action: "withdraw", Reason: p.head["reason"], DecidedBy: s.author(p), DecidedAt: at,
		})
	}
	return rows, nil
}

func (s *seeding) author(p placed) account.ID { return s.members[p.head["author"]].ID }
