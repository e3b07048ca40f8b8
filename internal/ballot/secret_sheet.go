package ballot

import (
	"crypto/rand"
	"encoding/binary"
	"encoding/json"
	"errors"
	"slices"
	"time"

	"piazza/internal/entry"
	"piazza/internal/poll"
	"piazza/internal/sealing"
)

// secretSheet is all that one person has cast in a confidential poll, and the receipt that he was given for it. It is committed to as
// a whole: whatever changes in it, each of its ballots has another commitment.
type secretSheet struct {
	CastAt time.Time `json:"castAt"`
	// Casts is how often it was cast, which nobody sees: each time stays in the log for good.
	Casts   int            `json:"casts"`
	Ballots []secretBallot `json:"ballots"`
	// Entry and Head are the end of the log at which the receipt was given, and KeyID and Signature who promised.
	Entry     int    `json:"entry"`
	Head      []byte `json:"head"`
	URL       string `json:"url"`
	KeyID     string `json:"key"`
	Signature []byte `json:"signature"`
}

// secretBallot is a ballot with what opens its commitment.
type secretBallot struct {
	Question int64     `json:"question"`
	Choice   string    `json:"choice"`
	Reason   string    `json:"reason"`
	Nonce    []byte    `json:"nonce"`
	Version  int       `json:"version"`
	CastAt   time.Time `json:"castAt"`
}

// wrapSheet is a sheet as it is kept.
func wrapSheet(keys *sealing.Subkeys, pseudonym [32]byte, s *secretSheet, block int) ([]byte, error) {
	plain, err := json.Marshal(s)
	if err != nil {
		return nil, err
	}
	return keys.Seal(pseudonym[:], plain, block), nil
}

// openSheet reads what is kept under a pseudonym.
func openSheet(keys *sealing.Subkeys, pseudonym, sealed []byte) (*secretSheet, error) {
	plain, err := keys.Open(pseudonym, sealed)
	if err != nil {
		return nil, err
	}
	s := &secretSheet{}
	return s, json.Unmarshal(plain, s)
}

// newSecretSheet commits to ballots anew.
func newSecretSheet(ballots []*Ballot, at time.Time) (*secretSheet, error) {
	s := &secretSheet{CastAt: at}
	for _, b := range ballots {
		choice, err := sealing.JSON(b.Choice)
		if err != nil {
			return nil, err
		}
		nonce := make([]byte, 32)
		_, _ = rand.Read(nonce) // never fails, by its contract
		s.Ballots = append(s.Ballots, secretBallot{int64(b.Question), choice, b.Reason, nonce, b.Version, b.CastAt})
	}
	return s, nil
}

// receipt is what the voter was given, the same each time.
func (s *secretSheet) receipt(id entry.ID, seal sealing.SealID) *sealing.Receipt {
	r := &sealing.Receipt{
		Poll: int64(id), URL: s.URL, Seal: seal, Entry: s.Entry, Head: [32]byte(s.Head), KeyID: s.KeyID, Signature: s.Signature,
	}
	for _, b := range s.Ballots {
		r.Ballots = append(r.Ballots, sealing.ReceiptBallot{Question: b.Question, Nonce: [32]byte(b.Nonce), Choice: b.Choice, Reason: b.Reason})
	}
	return r
}

// ballots are those of the sheet, in the order in which they were kept: that of the questions.
func (s *secretSheet) ballots() ([]*Ballot, error) {
	list := make([]*Ballot, len(s.Ballots))
	for i, b := range s.Ballots {
		list[i] = &Ballot{Question: poll.QuestionID(b.Question), Reason: b.Reason, Version: b.Version, CastAt: b.CastAt.UTC()}
		if err := json.Unmarshal([]byte(b.Choice), &list[i].Choice); err != nil {
			return nil, err
		}
	}
	return list, nil
}

// sheet is what judges compare new ballots with.
func (s *secretSheet) sheet() (sheet, error) {
	ballots, err := s.ballots()
	all := make(sheet, len(ballots))
	for _, b := range ballots {
		all[b.Question] = b
	}
	return all, err
}

const (
	// With the last keys beside it a sheet of up to three blocks stays in its row: in a place of its own it costs twice as much.
	sheetBlock = 1 << 9
	textBlock  = 4 << 10
	mostBlock  = 256 << 10
	// What a sheet, a ballot in it and a part of a choice take at most, as they are written: numbers with up to twelve digits. Of the
	// longest text and the longest reason it is what they take in Latin letters with lines and quotes.
	sheetRoom, ballotRoom, partRoom, textRoom, reasonRoom = 700, 280, 60, 6 << 10, 3 << 9
)

// blockOf is the size of which the sheets of a poll are multiples: so large that every choice has room in one, with the longest text, and
// that a sheet's length says nothing. A whole text is public once the poll is sealed: who wrote it would be found by the sheet that is
// longer. Only texts of full length in other alphabets go beyond.
func blockOf(v *poll.Voting) int {
	room, unit := sheetRoom, sheetBlock
	for _, q := range v.Questions {
		room += ballotRoom + partRoom*max(len(q.Options), len(q.Rows))
		if q.Kind == poll.KindOpen {
			room, unit = room+textRoom, textBlock
		}
		if v.Reasons != poll.ReasonsNone {
			room, unit = room+reasonRoom, textBlock
		}
	}
	return min((room+unit-1)/unit*unit, mostBlock)
}

// secretCast is what waits in the pool until it goes into the log: the commitments of one cast.
type secretCast struct {
	id        []byte
	Pseudonym [32]byte
	// First tells that its voter had not cast before.
	First       bool
	Commitments []sealing.Commitment
}

// fill commits to every question that has no ballot as well, by a number that nobody can open: how many answered what is asked of some
// alone would tell what these chose.
func (c *secretCast) fill(v *poll.Voting) {
	for _, q := range v.Questions {
		if slices.ContainsFunc(c.Commitments, func(one sealing.Commitment) bool { return one.Question == int64(q.ID) }) {
			continue
		}
		blank := sealing.Commitment{Question: int64(q.ID)}
		_, _ = rand.Read(blank.Hash[:]) // never fails, by its contract
		c.Commitments = append(c.Commitments, blank)
	}
}

// freshCast is a number for a row of the pool, by which nothing is known.
func freshCast() []byte {
	id := make([]byte, castID)
	_, _ = rand.Read(id) // never fails, by its contract
	return id
}

const (
	castID        = 16
	castHead      = 32 + 1
	castRoom      = 8 + 32
	poolBlockUnit = 64
)

var errCast = errors.New("what waits in the pool cannot be read")

// wrapCast is a cast as it waits. All of one poll are equally long.
func wrapCast(keys *sealing.Subkeys, c *secretCast, questions int) []byte {
	plain := append(c.Pseudonym[:len(c.Pseudonym):len(c.Pseudonym)], 0)
	if c.First {
		plain[castHead-1] = 1
	}
	for _, one := range c.Commitments {
		plain = binary.BigEndian.AppendUint64(plain, uint64(one.Question))
		plain = append(plain, one.Hash[:]...)
	}
	room := 4 + castHead + castRoom*questions
	return keys.Seal(c.id, plain, (room+poolBlockUnit-1)/poolBlockUnit*poolBlockUnit)
}

// openCast reads what waits in a row of the pool.
func openCast(keys *sealing.Subkeys, id, sealed []byte) (*secretCast, error) {
	plain, err := keys.Open(id, sealed)
	if err != nil {
		return nil, err
	}
	if len(plain) < castHead || (len(plain)-castHead)%castRoom != 0 {
		return nil, errCast
	}
	c := &secretCast{id: id, Pseudonym: [32]byte(plain[:32]), First: plain[castHead-1] == 1}
	for rest := plain[castHead:]; len(rest) > 0; rest = rest[castRoom:] {
		question := int64(binary.BigEndian.Uint64(rest))
		c.Commitments = append(c.Commitments, sealing.Commitment{Question: question, Hash: [32]byte(rest[8:castRoom])})
	}
	return c, nil
}
