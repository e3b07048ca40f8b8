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
	"time"
)

// ErrMissing says that the folder has neither a poll's key nor its tombstone: the folder was lost, or is not the right one.
var ErrMissing = errors.New("the key of this poll is not in the folder of keys")

// ErrSealed says that a poll's key was destroyed here, as it is when a poll has been sealed; see Ballots.Tombstone.
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
// a key that was destroyed is gone. All nodes of an installation share the folder. What is said to be done is on the disk, and what
// was interrupted at any point is finished by doing it again.
type Ballots struct {
	// Dir is the installation's folder of keys.
	Dir string
	// reached is told of each step, by tests.
	reached func(step string)
}

// Create makes the key of a poll, where no node has made it yet.
func (b *Ballots) Create(seal Seal) error {
	if err := b.folder(); err != nil {
		return fmt.Errorf("the folder of keys %s cannot be used: %w", b.Dir, err)
	}
	_, err := b.Read(seal)
	if errors.Is(err, ErrMissing) {
		err = b.make(seal)
	}
	if err != nil {
		return err
	}
	// Whoever made it may have died before its name was on the disk.
	return b.settled()
}

// make puts a fresh key in its place, unless another node was first.
func (b *Ballots) make(seal Seal) error {
	fresh := make([]byte, Size)
	_, _ = rand.Read(fresh) // never fails, by its contract
	err := b.place(b.key(seal), fresh)
	clear(fresh)
	if err != nil && !errors.Is(err, fs.ErrExist) {
		return fmt.Errorf("the key %s cannot be written: %w", b.key(seal), err)
	}
	_, err = b.Read(seal)
	return err
}

// Read returns the key of a poll: ErrSealed where it was destroyed, or is about to be, and ErrMissing where nobody knows.
func (b *Ballots) Read(seal Seal) ([]byte, error) {
	stone, err := b.Tombstone(seal)
	if err != nil {
		return nil, err
	}
	if stone != nil {
		return nil, ErrSealed
	}
	key, err := read(b.key(seal))
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil, b.missing(seal)
	case err != nil:
		return nil, err
	case len(key) != Size:
		return nil, fmt.Errorf("the key %s has %d bytes instead of %d", b.key(seal), len(key), Size)
	}
	return key, nil
}

// missing looks a second time: another node may have destroyed the key between two looks.
func (b *Ballots) missing(seal Seal) error {
	stone, err := b.Tombstone(seal)
	if err == nil && stone != nil {
		return ErrSealed
	}
	return errors.Join(err, ErrMissing)
}

// Tombstone returns what stands in the place of a key that was destroyed, nil where none was.
func (b *Ballots) Tombstone(seal Seal) (*Tombstone, error) {
	text, err := read(b.stone(seal))
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	t := &Tombstone{}
	if err := json.Unmarshal(text, t); err != nil {
		return nil, fmt.Errorf("%s cannot be read: %w", b.stone(seal), err)
	}
	return t, nil
}

// Destroy puts a tombstone in the place of a poll's key and destroys the key, which nobody has afterwards. It refuses a tombstone of
// another sealing than the one that is there.
func (b *Ballots) Destroy(seal Seal, t Tombstone) error {
	if err := b.folder(); err != nil {
		return fmt.Errorf("the folder of keys %s cannot be used: %w", b.Dir, err)
	}
	if err := b.bury(seal, t); err != nil {
		return err
	}
	if err := b.settled(); err != nil {
		return err
	}
	b.at("buried")
	return b.erase(seal)
}

// bury writes the tombstone, unless it is there.
func (b *Ballots) bury(seal Seal, t Tombstone) error {
	text, err := json.Marshal(t)
	if err != nil {
		return err
	}
	if err := b.place(b.stone(seal), append(text, '\n')); err != nil && !errors.Is(err, fs.ErrExist) {
		return fmt.Errorf("the tombstone %s cannot be written: %w", b.stone(seal), err)
	}
	there, err := b.Tombstone(seal)
	switch {
	case err != nil:
		return err
	case there == nil:
		return fmt.Errorf("the tombstone %s has gone", b.stone(seal))
	case !there.sameAs(&t):
		return fmt.Errorf("the key of poll %d was destroyed after another sealing, whose bundle has the SHA-256 %s", there.Poll, there.Bundle)
	}
	return nil
}

// erase overwrites and removes a key, and what is left of an attempt to make it.
func (b *Ballots) erase(seal Seal) error {
	left, err := filepath.Glob(filepath.Join(b.dir(), ".part-"+filepath.Base(b.key(seal))+"-*"))
	if err != nil {
		return err
	}
	for _, path := range append(left, b.key(seal)) {
		if err := b.wipe(path); err != nil && !errors.Is(err, fs.ErrNotExist) {
			return fmt.Errorf("the key %s cannot be destroyed: %w", path, err)
		}
	}
	return b.settled()
}

// wipe overwrites a file where it lies, and removes it.
func (b *Ballots) wipe(path string) error {
	file, err := os.OpenFile(path, os.O_WRONLY, 0)
	if err != nil {
		return err
	}
	_, err = file.Write(make([]byte, Size))
	if err := errors.Join(err, file.Sync(), file.Close()); err != nil {
		return err
	}
	b.at("overwritten")
	if err := os.Remove(path); err != nil {
		return err
	}
	b.at("removed")
	return nil
}

// Resume destroys the keys whose destruction was begun and not finished, such as by a node that died in the middle of it.
func (b *Ballots) Resume() error {
	stones, err := filepath.Glob(filepath.Join(b.dir(), "*"+stoneEnd))
	if err != nil {
		return err
	}
	for _, path := range stones {
		name := filepath.Base(path)
		var seal Seal
		if n, err := hex.Decode(seal[:], []byte(name[:min(len(name)-len(stoneEnd), 2*len(seal))])); err != nil || n != len(seal) {
			continue
		}
		if _, err := os.Stat(b.key(seal)); errors.Is(err, fs.ErrNotExist) {
			continue
		}
		if err := b.erase(seal); err != nil {
			return err
		}
	}
	return nil
}

const stoneEnd = ".sealed"

func (b *Ballots) dir() string { return filepath.Join(b.Dir, "ballots") }

func (b *Ballots) key(seal Seal) string {
	return filepath.Join(b.dir(), hex.EncodeToString(seal[:])+".key")
}

func (b *Ballots) stone(seal Seal) string {
	return filepath.Join(b.dir(), hex.EncodeToString(seal[:])+stoneEnd)
}

// folder makes the folder where it is missing, and refuses one in which others could change keys.
func (b *Ballots) folder() error {
	if err := os.MkdirAll(b.dir(), ownFolder); err != nil {
		return err
	}
	info, err := os.Stat(b.dir())
	if err != nil {
		return err
	}
	if info.Mode().Perm()&othersWrite != 0 {
		return fmt.Errorf("others may write in %s: chmod 700 it", b.dir())
	}
	return syncFolder(b.Dir)
}

// place puts a whole file in its place; fs.ErrExist says that one is there.
func (b *Ballots) place(path string, content []byte) error {
	part, err := os.CreateTemp(b.dir(), ".part-"+filepath.Base(path)+"-*")
	if err != nil {
		return err
	}
	_, err = part.Write(content)
	b.at("written")
	if err := errors.Join(err, part.Chmod(ownFile), part.Sync(), part.Close()); err != nil {
		return errors.Join(err, os.Remove(part.Name()))
	}
	b.at("synced")
	err = os.Link(part.Name(), path)
	b.at("linked")
	return errors.Join(err, os.Remove(part.Name()))
}

// settled waits until the names in the folder are on the disk.
func (b *Ballots) settled() error {
	b.at("unsettled")
	if err := syncFolder(b.dir()); err != nil {
		return fmt.Errorf("the folder %s cannot be brought to the disk: %w", b.dir(), err)
	}
	b.at("settled")
	return nil
}

func (b *Ballots) at(step string) {
	if b.reached != nil {
		b.reached(step)
	}
}

func syncFolder(dir string) error {
	folder, err := os.Open(dir)
	if err != nil {
		return err
	}
	return errors.Join(folder.Sync(), folder.Close())
}
