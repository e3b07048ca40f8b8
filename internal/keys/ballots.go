package keys

import (
	"crypto/rand"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"time"
)

// ErrMissing says that the folder has neither a poll's key nor its tombstone: the folder was lost, or is not the right one.
var ErrMissing = errors.New("the key of this poll is not in the folder of keys")

// ErrSealed says that a poll's key was destroyed, or is about to be, as it is when a poll has been sealed; see Ballots.Tombstone.
var ErrSealed = errors.New("the key of this poll was destroyed when the poll was sealed")

// Seal names the key of a confidential poll.
type Seal = [16]byte

// Tombstone stands in the place of a key that was destroyed, so that nobody takes it for lost.
type Tombstone struct {
	// Poll is the poll's number, Bundle the SHA-256 of its public bundle and Head the last of its log, both in hexadecimal.
	Poll     int64     `json:"poll"`
	Bundle   string    `json:"bundle"`
	Head     string    `json:"head"`
	SealedAt time.Time `json:"sealedAt"`
}

// sameAs tells whether two tombstones are of the same sealing: a repeated one comes later.
func (t *Tombstone) sameAs(o *Tombstone) bool {
	return t.Poll == o.Poll && t.Bundle == o.Bundle && t.Head == o.Head
}

// Ballots keeps the keys of confidential polls: each in a file of its own, read whenever it is needed and never remembered, so that
// a key that was destroyed is gone. All nodes of an installation share the folder. Where it does not answer, everything is ErrHung after
// some seconds.
type Ballots struct {
	// Dir is the installation's folder of keys.
	Dir string
	// reached is told of each step, by tests.
	reached func(step string)
	// tries has no part in writes: what is tried for an operator's page keeps nobody from writing.
	reads, writes, tries gate
}

func (b *Ballots) folder() Folder {
	return Folder{Dir: filepath.Join(b.Dir, ballotFolder), reached: b.reached}
}

const (
	ballotFolder = "ballots"

	keyEnd   = ".key"
	stoneEnd = ".sealed"
)

func keyName(seal Seal) string   { return hex.EncodeToString(seal[:]) + keyEnd }
func stoneName(seal Seal) string { return hex.EncodeToString(seal[:]) + stoneEnd }

// BallotKeyFile names the file of a poll's key, as seen from the folder of keys.
func BallotKeyFile(seal Seal) string { return ballotFolder + "/" + keyName(seal) }

// Create makes the key of a poll, where no node has made it yet.
func (b *Ballots) Create(seal Seal) error {
	return alone(&b.writes, writing, func() error { return b.create(seal) })
}

func (b *Ballots) create(seal Seal) error {
	if stone, err := b.Tombstone(seal); err != nil {
		return err
	} else if stone != nil {
		return ErrSealed
	}
	fresh := make([]byte, Size)
	_, _ = rand.Read(fresh) // never fails, by its contract
	err := b.folder().Put(keyName(seal), fresh)
	clear(fresh)
	if err != nil && !errors.Is(err, fs.ErrExist) {
		return err
	}
	_, err = b.Read(seal)
	return err
}

// Read returns the key of a poll: ErrSealed where it was destroyed, or is about to be, and ErrMissing where nobody knows.
func (b *Ballots) Read(seal Seal) ([]byte, error) {
	return through(&b.reads, reading, func() ([]byte, error) { return b.read(seal) })
}

func (b *Ballots) read(seal Seal) ([]byte, error) {
	key, err := b.folder().Read(keyName(seal))
	if err == nil && len(key) != Size {
		err = fmt.Errorf("the key %s has %d bytes instead of %d", filepath.Join(b.folder().Dir, keyName(seal)), len(key), Size)
	}
	// The tombstone is looked for after the key: it is there before the key goes.
	stone, wrong := b.tombstone(seal)
	switch {
	case wrong != nil:
		clear(key)
		return nil, wrong
	case stone != nil:
		clear(key)
		return nil, ErrSealed
	case errors.Is(err, fs.ErrNotExist):
		return nil, ErrMissing
	case err != nil:
		return nil, err
	}
	return key, nil
}

// Kept returns whose keys are in the folder, by one look at it.
func (b *Ballots) Kept() (map[Seal]bool, error) {
	return through(&b.reads, reading, b.kept)
}

func (b *Ballots) kept() (map[Seal]bool, error) {
	files, err := filepath.Glob(filepath.Join(b.folder().Dir, "*"+keyEnd))
	kept := make(map[Seal]bool, len(files))
	for _, file := range files {
		name, err := hex.DecodeString(strings.TrimSuffix(filepath.Base(file), keyEnd))
		if err == nil && len(name) == len(Seal{}) {
			kept[Seal(name)] = true
		}
	}
	return kept, err
}

// Tombstone returns what stands in the place of a key that was destroyed, nil where none was.
func (b *Ballots) Tombstone(seal Seal) (*Tombstone, error) {
	return through(&b.reads, reading, func() (*Tombstone, error) { return b.tombstone(seal) })
}

func (b *Ballots) tombstone(seal Seal) (*Tombstone, error) {
	text, err := b.folder().Read(stoneName(seal))
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	t := &Tombstone{}
	if err := json.Unmarshal(text, t); err != nil {
		return nil, fmt.Errorf("%s cannot be read: %w", filepath.Join(b.folder().Dir, stoneName(seal)), err)
	}
	return t, nil
}

// Destroy puts a tombstone in the place of a poll's key and destroys the key, which nobody has afterwards. It refuses a tombstone of
// another sealing than the one that is there.
func (b *Ballots) Destroy(seal Seal, t Tombstone) error {
	return alone(&b.writes, writing, func() error { return b.destroy(seal, t) })
}

func (b *Ballots) destroy(seal Seal, t Tombstone) error {
	text, err := json.Marshal(t)
	if err != nil {
		return err
	}
	if err := b.folder().Put(stoneName(seal), append(text, '\n')); err != nil && !errors.Is(err, fs.ErrExist) {
		return err
	}
	there, err := b.Tombstone(seal)
	switch {
	case err != nil:
		return err
	case there == nil:
		return fmt.Errorf("the tombstone %s has gone", filepath.Join(b.folder().Dir, stoneName(seal)))
	case !there.sameAs(&t):
		return fmt.Errorf("the key of poll %d was destroyed after another sealing, whose bundle has the SHA-256 %s", there.Poll, there.Bundle)
	}
	return b.folder().Destroy(keyName(seal))
}

// Resume destroys the keys whose destruction was begun and not finished, such as by a node that died in the middle of it.
func (b *Ballots) Resume() error { return alone(&b.writes, writing, b.resume) }

func (b *Ballots) resume() error {
	stones, err := filepath.Glob(filepath.Join(b.folder().Dir, "*"+stoneEnd))
	if err != nil {
		return err
	}
	for _, path := range stones {
		key := strings.TrimSuffix(path, stoneEnd) + keyEnd
		if _, err := os.Lstat(key); errors.Is(err, fs.ErrNotExist) {
			continue
		}
		if err := b.folder().Destroy(filepath.Base(key)); err != nil {
			return err
		}
	}
	return nil
}
