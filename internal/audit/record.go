package audit

import (
	"bytes"
	"crypto/rand"
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"regexp"
	"time"
)

// Act is what is to be recorded.
type Act struct {
	Kind Kind
	// ActorID is who did it where the viewer is not: nobody is signed in yet. 0 means the viewer, and without one the operator.
	ActorID int64
	// MemberID is whom it concerns, SpaceID the piazza; 0 where nobody in particular, and where the installation is.
	MemberID, SpaceID int64
	// Facts are words, numbers and truths of the program; see the package's rules. Roles stand under RoleBefore and RoleAfter.
	Facts map[string]any
	// Detail is what a person said about it, such as a reason.
	Detail string
}

// Names of facts that the API knows.
const (
	RoleBefore = "role_before"
	RoleAfter  = "role_after"
)

// Record is one entry of the trail.
type Record struct {
	Number                     int64
	At                         time.Time
	Kind                       Kind
	ActorID, MemberID, SpaceID int64
	Facts                      json.RawMessage
	// Detail is nil where nothing was said, and where it was forgotten.
	Detail         *string
	salt           []byte
	commitment     []byte
	previous, hash []byte
}

// Hash is the record's hash, in hexadecimal.
func (r *Record) Hash() string { return hex.EncodeToString(r.hash) }

// Fact returns a fact that is a word, empty where there is none.
func (r *Record) Fact(name string) string {
	var facts map[string]any
	_ = json.Unmarshal(r.Facts, &facts) // the database holds JSON alone
	word, _ := facts[name].(string)
	return word
}

// version begins what is hashed, so that a hash of this kind is never taken for another.
const version = "piazza audit 1\n"

const saltSize = 32

// commit returns what binds a record to its detail, and the salt that keeps others from guessing it.
func commit(detail string) (said *string, salt, commitment []byte) {
	if detail == "" {
		return nil, nil, make([]byte, sha256.Size)
	}
	salt = make([]byte, saltSize)
	_, _ = rand.Read(salt) // never fails, by its contract
	return &detail, salt, commitmentOf(salt, detail)
}

func commitmentOf(salt []byte, detail string) []byte {
	sum := sha256.Sum256(append(bytes.Clone(salt), detail...))
	return sum[:]
}

// body is what a record's hash covers beside its number and the hash before it.
func (r *Record) body() ([]byte, error) {
	facts, err := canonical(r.Facts)
	if err != nil {
		return nil, err
	}
	var b []byte
	for _, part := range [][]byte{
		number(r.At.UnixMicro()), []byte(r.Kind), number(r.ActorID), number(r.MemberID), number(r.SpaceID), facts, r.commitment,
	} {
		b = append(append(b, number(int64(len(part)))...), part...)
	}
	return b, nil
}

// sum is the hash that a record must have.
func (r *Record) sum(previous []byte) ([]byte, error) {
	body, err := r.body()
	h := sha256.New()
	for _, part := range [][]byte{[]byte(version), number(r.Number), previous, body} {
		h.Write(part)
	}
	return h.Sum(nil), err
}

func number(n int64) []byte { return binary.BigEndian.AppendUint64(nil, uint64(n)) }

// canonical spells JSON in the one way that is hashed: as the database gives it back it has other blanks and another order.
func canonical(facts []byte) ([]byte, error) {
	decoder := json.NewDecoder(bytes.NewReader(facts))
	decoder.UseNumber()
	var all map[string]any
	if err := decoder.Decode(&all); err != nil {
		return nil, fmt.Errorf("the facts of a record cannot be read: %w", err)
	}
	return json.Marshal(all)
}

var word = regexp.MustCompile(`^[A-Za-z0-9_.:+-]{0,64}$`)

// factsOf writes facts down, and refuses what could be a person's: it could never be forgotten.
func factsOf(facts map[string]any) ([]byte, error) {
	for name, value := range facts {
		switch v := value.(type) {
		case bool, int, int64:
			continue
		case string:
			if word.MatchString(v) {
				continue
			}
		}
		return nil, fmt.Errorf("the fact %s of a record is not a word, number or truth of the program", name)
	}
	if facts == nil {
		facts = map[string]any{}
	}
	return json.Marshal(facts)
}
