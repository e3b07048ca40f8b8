package assembly

import (
	"context"
	"time"
)

// Seal is how the secrecy of a confidential item ended: its poll was sealed, or its key was lost and with it the votes. Minutes that are
// published say what stood then, for good; what came later the poll's public record says.
type Seal struct {
	ItemID ItemID
	// One of them is nil.
	SealedAt, LostAt *time.Time
	// BundleHash and Head are in hexadecimal: the SHA-256 of the public bundle, nil where it was lost, and the last hash of the log, nil
	// where none was written.
	BundleHash, Head *string
}

// Seals returns the seals of assemblies, in the order of their items: those that stood when the minutes were published, and those that
// stand now where they are not. Whoever calls has read the assemblies for the viewer.
func (s *Service) Seals(ctx context.Context, assemblies []*Assembly) (map[ID][]*Seal, error) {
	over := map[ID]*Assembly{}
	var ids []int64
	for _, a := range assemblies {
		if a.Phase == Ended {
			over[a.ID], ids = a, append(ids, int64(a.ID))
		}
	}
	if len(ids) == 0 {
		return map[ID][]*Seal{}, nil
	}
	all, err := storeOn(s.db).seals(ctx, ids)
	seals := map[ID][]*Seal{}
	for _, one := range all {
		if over[one.of].keeps(one.since) {
			seals[one.of] = append(seals[one.of], one.seal)
		}
	}
	return seals, err
}

// keeps tells whether what came at a time is told by the minutes: nothing is that came after they were published.
func (a *Assembly) keeps(at time.Time) bool {
	return a.MinutesPublishedAt == nil || !at.After(*a.MinutesPublishedAt)
}
