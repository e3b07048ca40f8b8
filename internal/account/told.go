package account

import (
	"cmp"
	"context"
	"slices"
	"strings"

	"piazza/internal/db"
	"piazza/internal/mail"
)

// Writing has changes of ways in be told to their owners from now on: by mails, in which providers are called as titles says.
// It is called while the program is put together.
func (s *Service) Writing(mails *mail.Service, titles func(provider string) string) {
	s.mails, s.titles = mails, titles
}

// titleOf is what people call a provider.
func (s *Service) titleOf(provider string) string {
	if s.titles == nil {
		return provider
	}
	return cmp.Or(s.titles(provider), provider)
}

// addresses are where a member is written to: what he has proved, each once.
func (s *Service) addresses(ctx context.Context, tx *db.Tx, id ID) ([]string, error) {
	ways, _, err := storeOn(tx).ways(ctx, id)
	return addressesIn(ways), err
}

// addressesIn are the addresses of ways in, each once.
func addressesIn(ways []*Way) (found []string) {
	for _, w := range ways {
		if w.address != "" && !slices.ContainsFunc(found, func(a string) bool { return strings.EqualFold(a, w.address) }) {
			found = append(found, w.address)
		}
	}
	return found
}

// tell writes to a member's addresses what has changed about his ways in.
func (s *Service) tell(ctx context.Context, tx *db.Tx, m *Member, addresses []string, t mail.Template, told map[string]string) error {
	for _, address := range addresses {
		if _, err := mail.Address(address); err != nil {
			// A provider may call something an address that nobody can write to.
			continue
		}
		message := mail.Message{Address: address, Language: m.Locale, Template: t, Told: told, Path: accountPath(m.Locale)}
		if err := s.mails.SendIn(ctx, tx, message); err != nil {
			return err
		}
	}
	return nil
}

// tellOfKeys writes to a member what has become of his passkeys.
func (s *Service) tellOfKeys(ctx context.Context, tx *db.Tx, id ID, t mail.Template, name string) error {
	m, err := storeOn(tx).byID(ctx, id)
	if m == nil || err != nil {
		return err
	}
	to, err := s.addresses(ctx, tx, id)
	if err != nil {
		return err
	}
	return s.tell(ctx, tx, m, to, t, map[string]string{"name": name})
}

// accountPath is where a member looks after his ways in.
func accountPath(locale string) string {
	if locale == "en" {
		return "/en/profilo"
	}
	return "/profilo"
}
