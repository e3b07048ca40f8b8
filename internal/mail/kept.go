package mail

import (
	"context"
	"time"
)

// Kept is a mail that was kept to be looked at.
type Kept struct {
	Number  int64
	Address string
	At      time.Time
	Subject string
	Before  []string
	Button  string
	// Link is where the button leads.
	Link  string
	After []string
}

const mostKept = 50

// Looked returns the latest mails that were kept, newest first; none where mails are sent.
func (s *Service) Looked(ctx context.Context) ([]Kept, error) {
	if s == nil || !s.Kept || s.Server != nil {
		return nil, nil
	}
	rows, err := storeOn(s.DB).waiting(ctx, mostKept)
	if err != nil {
		return nil, err
	}
	kept := make([]Kept, 0, len(rows))
	for _, q := range rows {
		l, err := s.seal.open(q.address, q.template, q.content)
		if err != nil {
			s.Log.WarnContext(ctx, "a mail cannot be opened", "mail", q.id, "error", err)
			continue
		}
		kept = append(kept, Kept{q.id, q.address, q.createdAt, l.Subject, l.Before, l.Button, l.Link, l.After})
	}
	return kept, nil
}
