package page

import (
	"slices"
	"strconv"
	"time"

	"piazza/internal/assembly"
)

// secretBody is what the minutes say of a secret vote: where it stood when they were published, and where everybody looks further.
type secretBody struct {
	// Says is where it stood, and before the minutes can be read just that it was secret; When is since when, nil where it was neither
	// sealed nor lost.
	Says string
	When *moment
	// Record, Log and Bundle are addresses without the installation's; empty where there is nothing that everybody may have.
	Record, Log, Bundle string
	// Hash and Head are in hexadecimal, empty where there are none yet.
	Hash, Head string

	seal *assembly.Seal
}

// secret is nil for a vote that is not secret, and for what did not come to a vote.
func (v *view) secret(r *assembly.Record, item *assembly.Item, page string) *secretBody {
	if !item.IsConfidential || item.State == assembly.ItemWaiting {
		return nil
	}
	w := &v.W.Assembly
	made := &secretBody{Says: w.Confidential, seal: r.Seals[item.ID]}
	switch at := made.settled(); {
	case r.Minutes == nil:
	case at != nil:
		made.Says, made.When = w.Sealed, new(v.When(*at))
		if made.seal.LostAt != nil {
			made.Says = w.VotesLost
		}
		made.Hash, made.Head = orEmpty(made.seal.BundleHash), orEmpty(made.seal.Head)
	case r.MinutesPublishedAt == nil:
		made.Says = w.Unsealed
	case page == "":
		made.Says = w.SealedAfter
	default:
		made.Says = w.SealedLater
	}
	if page == "" {
		return made
	}
	files := "/export/polls/" + strconv.FormatInt(item.PollNumber, 10)
	made.Record, made.Log = page+"?vista=registro", files+"/log.jsonl"
	if made.Hash != "" && item.Results != nil {
		made.Bundle = files + "/bundle.jsonl"
	}
	return made
}

// settled is when the vote was sealed or lost, nil where neither is told.
func (s *secretBody) settled() *time.Time {
	switch {
	case s.seal == nil:
		return nil
	case s.seal.LostAt != nil:
		return s.seal.LostAt
	default:
		return s.seal.SealedAt
	}
}

// Parts are pieces of a long number, between which a narrow screen may break the line.
func (*secretBody) Parts(hash string) (parts []string) {
	for piece := range slices.Chunk([]byte(hash), hashPart) {
		parts = append(parts, string(piece))
	}
	return parts
}

const hashPart = 8

func orEmpty(text *string) string {
	if text == nil {
		return ""
	}
	return *text
}

// secret writes what is said of a secret vote, with whole addresses: a file is read elsewhere.
func (m *markdownFile) secret(s *secretBody) {
	w := &m.v.W.Assembly
	m.linef("- %s", fact{s.Says, s.When}.text())
	for _, one := range []struct{ says, address string }{{w.PublicRecord, s.Record}, {w.PublicLog, s.Log}, {w.PublicBundle, s.Bundle}} {
		if one.address != "" {
			m.linef("- %s: <%s>", one.says, m.site+one.address)
		}
	}
	if s.Hash != "" {
		m.linef("- %s: `%s`", w.BundleHash, s.Hash)
	}
	if s.Head != "" {
		m.linef("- %s: `%s`", w.LogHead, s.Head)
	}
}

// minutesSecret is a secret vote in the file for programs. Both times are null where the vote was neither sealed nor lost when the minutes
// were published; addresses are those of the installation.
type minutesSecret struct {
	SealedAt   *time.Time `json:"sealedAt"`
	LostAt     *time.Time `json:"lostAt"`
	Says       string     `json:"says"`
	Record     string     `json:"record,omitempty"`
	Log        string     `json:"log,omitempty"`
	Bundle     string     `json:"bundle,omitempty"`
	BundleHash string     `json:"bundleHash,omitempty"`
	Head       string     `json:"head,omitempty"`
}

func (s *secretBody) document(site string) *minutesSecret {
	if s == nil {
		return nil
	}
	made := &minutesSecret{Says: fact{s.Says, s.When}.text(), BundleHash: s.Hash, Head: s.Head}
	if s.seal != nil {
		made.SealedAt, made.LostAt = s.seal.SealedAt, s.seal.LostAt
	}
	for _, one := range []struct {
		into    *string
		address string
	}{{&made.Record, s.Record}, {&made.Log, s.Log}, {&made.Bundle, s.Bundle}} {
		if one.address != "" {
			*one.into = site + one.address
		}
	}
	return made
}
