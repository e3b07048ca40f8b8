package assembly

import (
	"context"

	"piazza/internal/auth"
	"piazza/internal/db"
)

// StateVersions returns how far what is shown of assemblies has come, for who watches many.
func (s *Service) StateVersions(ctx context.Context, ids []int64) (map[int64]int64, error) {
	rows, err := storeOn(s.db).AssemblyVersions(ctx, ids)
	versions := make(map[int64]int64, len(rows))
	for _, r := range rows {
		versions[r.ID] = r.Version
	}
	return versions, db.Problem(err)
}

// TurnoutOf reads how many took part in what is before everybody, whoever will be told of it.
func (s *Service) TurnoutOf(ctx context.Context, id ID) (*Turnout, error) {
	all, err := storeOn(s.db).turnouts(ctx, []int64{int64(id)})
	if err == nil && all[int64(id)] == nil {
		err = ErrAssembly
	}
	return all[int64(id)], err
}

// TurnoutVersions is StateVersions for the turnout.
func (s *Service) TurnoutVersions(ctx context.Context, ids []int64) (map[int64]int64, error) {
	all, err := storeOn(s.db).turnouts(ctx, ids)
	versions := make(map[int64]int64, len(all))
	for id, t := range all {
		versions[id] = t.Version
	}
	return versions, err
}

// Heads returns what is told of assemblies without what is in their queues: it costs one statement, however many they are.
func (s *Service) Heads(ctx context.Context, all []*Assembly) (map[ID]*State, error) {
	read, err := storeOn(s.db).heads(ctx, all)
	viewer, states := auth.FromContext(ctx), make(map[ID]*State, len(read))
	for _, a := range all {
		r, is := read[a.ID]
		if !is {
			continue
		}
		states[a.ID] = &State{Version: r.Shared, Now: a.Now, Phase: a.Phase, Message: a.Message, ItemCount: r.Items, Items: []*Item{}}
		if a.CanRun(viewer) {
			states[a.ID].Version = r.Version
		}
	}
	return states, err
}
