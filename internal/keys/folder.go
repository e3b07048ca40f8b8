package keys

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
)

// Folder holds files of which each is written once, whole, and read by its owner alone. What is said to be done is on the disk with
// its name; what was interrupted at any point is finished by doing it again.
type Folder struct {
	Dir string
	// reached is told of each step, by tests.
	reached func(step string)
}

// Read returns a file; fs.ErrNotExist says that there is none.
func (f Folder) Read(name string) ([]byte, error) { return read(filepath.Join(f.Dir, name)) }

// Put writes a file, unless one is there, which fs.ErrExist says.
func (f Folder) Put(name string, content []byte) error {
	if err := f.prepare(); err != nil {
		return fmt.Errorf("the folder %s cannot be used: %w", f.Dir, err)
	}
	err := f.place(name, content)
	if err != nil && !errors.Is(err, fs.ErrExist) {
		return fmt.Errorf("%s cannot be written: %w", filepath.Join(f.Dir, name), err)
	}
	// Whoever wrote the one that is there may have died before its name was on the disk.
	return errors.Join(err, f.settle())
}

// prepare makes the folder where it is missing, and refuses one in which others could change keys.
func (f Folder) prepare() error {
	if err := os.MkdirAll(f.Dir, ownFolder); err != nil {
		return err
	}
	info, err := os.Stat(f.Dir)
	if err != nil {
		return err
	}
	if info.Mode().Perm()&othersWrite != 0 {
		return errors.New("others may write in it: chmod 700 it")
	}
	if err := ownAsFolder(f.Dir, filepath.Dir(f.Dir)); err != nil {
		return err
	}
	// The folder above may be as new as this one; where that stands is not always ours to open.
	above := filepath.Dir(f.Dir)
	if err := syncFolder(filepath.Dir(above)); err != nil && !errors.Is(err, fs.ErrPermission) {
		return err
	}
	return syncFolder(above)
}

func (f Folder) place(name string, content []byte) error {
	part, err := os.CreateTemp(f.Dir, partOf(name))
	if err != nil {
		return err
	}
	_, err = part.Write(content)
	f.at("written")
	if err := errors.Join(err, part.Chmod(ownFile), ownAsFolder(part.Name(), f.Dir), part.Sync(), part.Close()); err != nil {
		return errors.Join(err, os.Remove(part.Name()))
	}
	f.at("synced")
	err = os.Link(part.Name(), filepath.Join(f.Dir, name))
	f.at("linked")
	return errors.Join(err, os.Remove(part.Name()))
}

// partOf is the pattern of what a file is before it is whole.
func partOf(name string) string { return ".part-" + name + "-*" }

// settle waits until the names in the folder are on the disk.
func (f Folder) settle() error {
	f.at("unsettled")
	if err := syncFolder(f.Dir); err != nil {
		return fmt.Errorf("the folder %s cannot be brought to the disk: %w", f.Dir, err)
	}
	f.at("settled")
	return nil
}

// Destroy overwrites and removes a file, and what is left of attempts to write it.
func (f Folder) Destroy(name string) error {
	left, err := filepath.Glob(filepath.Join(f.Dir, partOf(name)))
	if err != nil {
		return err
	}
	for _, path := range append(left, filepath.Join(f.Dir, name)) {
		if err := f.wipe(path); err != nil && !errors.Is(err, fs.ErrNotExist) {
			return fmt.Errorf("%s cannot be destroyed: %w", path, err)
		}
	}
	if err := f.settle(); !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	return nil // without the folder there is nothing to destroy
}

// wipe overwrites a file where it lies, under all its names, and removes this one.
func (f Folder) wipe(path string) error {
	file, err := os.OpenFile(path, os.O_WRONLY, 0)
	if err != nil {
		return err
	}
	info, err := file.Stat()
	if err == nil {
		_, err = file.Write(make([]byte, info.Size()))
	}
	if err := errors.Join(err, file.Sync(), file.Close()); err != nil {
		return err
	}
	f.at("overwritten")
	if err := os.Remove(path); err != nil {
		return err
	}
	f.at("removed")
	return nil
}

func (f Folder) at(step string) {
	if f.reached != nil {
		f.reached(step)
	}
}

func syncFolder(dir string) error {
	folder, err := os.Open(dir)
	if err != nil {
		return err
	}
	return errors.Join(folder.Sync(), folder.Close())
}
