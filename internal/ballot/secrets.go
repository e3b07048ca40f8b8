package ballot

import (
	"cmp"

	"piazza/internal/keys"
	"piazza/internal/signing"
)

// Secrets are what confidential polls need beside the database. Without them there are none.
type Secrets struct {
	// Keys keeps a key for each confidential poll until the poll is sealed.
	Keys *keys.Ballots
	// Signing says with which key logs, receipts and bundles are signed.
	Signing *signing.Service
	// URL is where visitors reach the installation, without a slash at its end.
	URL string

	// reached is told of each point of a sealing, by tests, which stop it there.
	reached func(point string) error
	// room is how much of the ballots a bundle holds in memory, 0 for the usual.
	room int
	// casts is how often somebody casts a sheet at most, 0 for the usual.
	casts int
}

// usualCasts is how often somebody may cast his sheet. All of them stay in the log, and those that wait are read by each who votes:
// without an end to it one person could keep all others from voting.
const usualCasts = 50

func (s Secrets) mostCasts() int { return cmp.Or(s.casts, usualCasts) }
