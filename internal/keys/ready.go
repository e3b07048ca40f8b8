package keys

import (
	"errors"
	"os"
)

// Ready tells whether keys can be made here, nil where they can, by making something as large as a key: nothing of it is left behind.
func (b *Ballots) Ready() error {
	return alone(&b.writes, b.folder().try)
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
