package keys

import (
	"errors"
	"os"
)

// Ready tells whether keys can be made here, nil where they can, by making something as large as a key: nothing of it is left behind.
// Where anything else hangs at the folder they cannot.
func (b *Ballots) Ready() error {
	if b.reads.isHung() || b.writes.isHung() {
		return ErrHung
	}
	return alone(&b.tries, trying, b.folder().try)
}

func (f Folder) try() error {
	if err := f.prepare(); err != nil {
		return err
	}
	part, err := os.CreateTemp(f.Dir, partOf("try"))
	if err != nil {
		return err
	}
	_, err = part.Write(make([]byte, Size))
	return errors.Join(err, part.Sync(), part.Close(), os.Remove(part.Name()))
}
