package signing

import (
	"context"
	"crypto/rand"
	"errors"
	"fmt"
	"io/fs"
	"path/filepath"
	"sync"
	"time"

	"piazza/internal/audit"
	"piazza/internal/db"
	"piazza/internal/keys"
)

// ErrMissing says that this node's folder of keys lacks the private part of the key in use.
var ErrMissing = errors.New("the private part of the key in use is not in the folder of keys")

// Key is a key of the history.
type Key struct {
	ID     string
	Public []byte
	From   time.Time
	// Until is nil for the key in use.
	Until *time.Time
}

// Service finds and changes the key in use.
type Service struct {
	db *db.DB
	// files holds the private parts.
	files keys.Guard
	// known is the signer that was used last.
	lock  sync.Mutex
	known *keys.Signer
}

// NewService returns the service on a database and on the installation's folder of keys.
func NewService(d *db.DB, dir string) *Service {
	return &Service{db: d, files: keys.Guard{Folder: keys.Folder{Dir: filepath.Join(dir, "signing")}}}
}

// History returns all keys, the oldest first.
func (s *Service) History(ctx context.Context) ([]*Key, error) { return s.HistoryIn(ctx, s.db) }

// HistoryIn is History as it is in the caller's transaction, who needs no other connection for it.
func (s *Service) HistoryIn(ctx context.Context, q db.Querier) ([]*Key, error) {
	return storeOn(q).all(ctx)
}

// InUse returns the key in use, nil before there is one.
func (s *Service) InUse(ctx context.Context) (*Key, error) { return storeOn(s.db).inUse(ctx) }

// Current returns the signer of the key in use, as it is in the caller's transaction.
func (s *Service) Current(ctx context.Context, q db.Querier) (*keys.Signer, error) {
	found, err := s.current(ctx, q)
	if errors.Is(err, ErrMissing) {
		return s.current(ctx, q) // it may have been replaced between the history and the file
	}
	return found, err
}

func (s *Service) current(ctx context.Context, q db.Querier) (*keys.Signer, error) {
	inUse, err := storeOn(q).inUse(ctx)
	if err != nil {
		return nil, err
	}
	if inUse == nil {
		return nil, fmt.Errorf("%w: none was ever made", ErrMissing)
	}
	return s.signer(inUse.ID)
}

// Signer returns the signer of the key of this name, for who has read in his transaction that it is the one in use.
func (s *Service) Signer(id string) (*keys.Signer, error) { return s.signer(id) }

// signer returns the signer of a key, which is read when it is first asked for.
func (s *Service) signer(id string) (*keys.Signer, error) {
	s.lock.Lock()
	defer s.lock.Unlock()
	if s.known != nil && s.known.ID() == id {
		return s.known, nil
	}
	seed, err := s.files.Read(fileName(id))
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil, s.missing(id, "is not there")
	case err != nil:
		return nil, err
	case len(seed) != keys.Size:
		return nil, s.missing(id, fmt.Sprintf("has %d bytes instead of %d", len(seed), keys.Size))
	}
	found := keys.NewSigner(seed)
	if found.ID() != id {
		return nil, s.missing(id, "holds another key")
	}
	s.known = found
	return found, nil
}

// missing says what is wrong with the file of a key, and what to do.
func (s *Service) missing(id, wrong string) error {
	return fmt.Errorf("%w: %s %s; give this node the folder that the others use as PIAZZA_KEYS_DIR, put the file back, or, where it is lost, sign with a new key from now on by piazza admin ballot-key-rotate --lost",
		ErrMissing, filepath.Join(s.files.Dir, fileName(id)), wrong)
}

func fileName(id string) string { return id + ".key" }

// Prepare makes the installation's first key, where there is none. Of several nodes that begin at once all get the same.
func (s *Service) Prepare(ctx context.Context) error {
	if inUse, err := s.InUse(ctx); err != nil || inUse != nil {
		return err
	}
	return s.db.InTx(ctx, func(ctx context.Context, tx *db.Tx) error {
		at := storeOn(tx)
		if err := at.hold(ctx); err != nil {
			return err
		}
		if inUse, err := at.inUse(ctx); err != nil || inUse != nil {
			return err
		}
		_, err := s.begin(ctx, tx)
		return err
	})
}

// Rotate puts a new key into use and destroys the private part of the one before it, which has to be in this folder: whoever makes a
// key where no node looks for it stops them all. Where it is lost, whoever says so goes on without.
func (s *Service) Rotate(ctx context.Context, isLost bool) (*keys.Signer, error) {
	var before *Key
	var fresh *keys.Signer
	err := s.db.InTx(ctx, func(ctx context.Context, tx *db.Tx) (err error) {
		at := storeOn(tx)
		if err := at.hold(ctx); err != nil {
			return err
		}
		if before, err = at.inUse(ctx); err != nil {
			return err
		}
		if before != nil && !isLost {
			if _, err := s.signer(before.ID); err != nil {
				return err
			}
		}
		if fresh, err = s.begin(ctx, tx); err != nil {
			return err
		}
		return audit.RecordIn(ctx, tx, audit.Act{Kind: audit.SigningKeyChanged, Facts: map[string]any{"key": fresh.ID(), "lost": isLost}})
	})
	if err != nil || before == nil {
		return fresh, err
	}
	if err := s.files.Destroy(fileName(before.ID)); err != nil {
		return nil, fmt.Errorf("the new key %s is in use, but the private part of the one before it has to be destroyed by hand: %w", fresh.ID(), err)
	}
	return fresh, nil
}

// begin makes a key and puts it into use. Its file is on the disk before the history names it; one whose transaction failed is never
// used.
func (s *Service) begin(ctx context.Context, tx *db.Tx) (*keys.Signer, error) {
	seed := make([]byte, keys.Size)
	_, _ = rand.Read(seed) // never fails, by its contract
	fresh := keys.NewSigner(seed)
	if err := s.files.Put(fileName(fresh.ID()), seed); err != nil {
		return nil, err
	}
	return fresh, storeOn(tx).use(ctx, fresh, tx.Now())
}
