package assembly

import (
	"context"

	"piazza/internal/auth"
	"piazza/internal/ballot"
	"piazza/internal/db"
	"piazza/internal/limit"
	"piazza/internal/problem"
)

// What is refused here.
var (
	ErrAssembly = problem.Missing("assembly_missing", "This assembly does not exist.")
	ErrItem     = problem.Missing("assembly_item_missing", "This question is not in the queue.").On("itemId")
	ErrRun      = problem.Denied("assembly_for_editors", "Assemblies are held by the editors and moderators of the piazza.")
	ErrPlanned  = problem.Clash("assembly_planned", "The assembly has not begun.")
	ErrLive     = problem.Clash("assembly_live", "The assembly has begun: this stays as those who came know it.")
	ErrEnded    = problem.Clash("assembly_ended", "The assembly is over.")
)

// Options are what assemblies are held with.
type Options struct {
	DB      *db.DB
	Ballots *ballot.Service
	// Key is the installation's key for codes and passes.
	Key []byte
	// PublicURL is where the installation is reached.
	PublicURL string
	// Present tells how many of those who count are in an assembly now, false where that is not known.
	Present func(id ID) (int, bool)
}

// Service holds the use cases of assemblies.
type Service struct {
	// Gate is where people come in.
	*Gate

	db      *db.DB
	ballots *ballot.Service
	key     []byte
	public  string
	present func(id ID) (int, bool)
	// floorLimit is how fast somebody may ask and want questions.
	floorLimit *limit.Limiter
}

// NewService returns the service.
func NewService(o Options) *Service {
	s := &Service{Gate: newGate(o), db: o.DB, ballots: o.Ballots, key: o.Key, public: o.PublicURL, present: o.Present, floorLimit: newFloorLimit()}
	if s.present == nil {
		s.present = func(ID) (int, bool) { return 0, false }
	}
	return s
}

// Attend tells the service how to learn who is present; it is for boot.
func (s *Service) Attend(present func(id ID) (int, bool)) { s.present = present }

// ByID returns an assembly that the viewer may see, ErrAssembly for any other.
func (s *Service) ByID(ctx context.Context, id ID) (*Assembly, error) {
	found, err := s.ByIDs(ctx, []ID{id})
	if err == nil && found[id] == nil {
		err = ErrAssembly
	}
	return found[id], err
}

// ByIDs returns those of the assemblies that the viewer may see, in one statement.
func (s *Service) ByIDs(ctx context.Context, ids []ID) (map[ID]*Assembly, error) {
	if len(ids) == 0 {
		return map[ID]*Assembly{}, nil
	}
	all, err := storeOn(s.db).byIDs(ctx, ids)
	viewer := auth.FromContext(ctx)
	found := make(map[ID]*Assembly, len(all))
	for _, a := range all {
		if a.CanRead(viewer) {
			found[a.ID] = a
		}
	}
	return found, err
}
