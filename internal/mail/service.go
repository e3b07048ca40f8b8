package mail

import (
	"cmp"
	"context"
	"log/slog"

	"piazza/internal/db"
)

// Options are what the program brings.
type Options struct {
	DB *db.DB
	// Key seals what mails say until they have gone.
	Key []byte
	// PublicURL is where visitors reach us, without a slash at its end.
	PublicURL string
	// Server is where mails are handed over; nil where there is none.
	Server *Server
	// Kept: without a server mails are kept to be looked at, in a demo that nobody else reaches.
	Kept bool
	Log  *slog.Logger
}

// Service takes mails and sends them. A nil one takes none.
type Service struct {
	Options
	seal seal
}

// NewService returns the service.
func NewService(o Options) (*Service, error) {
	s, err := newSeal(o.Key)
	if err != nil {
		return nil, err
	}
	return &Service{Options: o, seal: s}, nil
}

// Available tells whether a mail that is to go will reach anybody.
func (s *Service) Available() bool { return s != nil && (s.Server != nil || s.Kept) }

// SendIn sends a mail once the transaction stands. Where the installation sends no mails nothing happens; whoever needs the mail
// to go asks Available before.
func (s *Service) SendIn(ctx context.Context, tx *db.Tx, m Message) error {
	if !s.Available() {
		return nil
	}
	if m.Language != english {
		m.Language = italian
	}
	m.For = cmp.Or(m.For, usualLife)
	address, err := Address(m.Address)
	if err != nil {
		return err
	}
	m.Address = address
	words, err := word(m, s.PublicURL)
	if err != nil {
		return err
	}
	content, err := s.seal.close(m.Address, m.Template, words)
	if err != nil {
		return err
	}
	return storeOn(tx).add(ctx, m, content)
}

// Send is SendIn for who writes nothing else.
func (s *Service) Send(ctx context.Context, m Message) error {
	if !s.Available() {
		return nil
	}
	return s.DB.InTx(ctx, func(ctx context.Context, tx *db.Tx) error { return s.SendIn(ctx, tx, m) })
}

// EraseIn takes back what waits to be sent to some addresses, within the transaction that erases their owner.
func EraseIn(ctx context.Context, tx *db.Tx, addresses []string) error {
	return storeOn(tx).erase(ctx, addresses)
}
