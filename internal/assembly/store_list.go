package assembly

import (
	"context"

	"piazza/internal/db"
	"piazza/internal/db/gen"
	"piazza/internal/space"
)

func (s store) list(ctx context.Context, p *space.Piazza, rehearsals bool, after []int64, most int) ([]*Assembly, error) {
	if after == nil {
		after = []int64{aboveAll, 0}
	}
	rows, err := s.AssemblyList(ctx, gen.AssemblyListParams{
		SpaceID: int64(p.ID), Rehearsals: rehearsals, AfterPhase: int(max(0, min(after[0], aboveAll))), AfterID: after[1], Most: most,
	})
	all := make([]*Assembly, len(rows))
	for i := range rows {
		all[i] = fromRow(&rows[i].Assembly, p, rows[i].Now)
	}
	return all, db.Problem(err)
}

func (s store) countList(ctx context.Context, p *space.Piazza, rehearsals bool) (int, error) {
	n, err := s.AssemblyCount(ctx, gen.AssemblyCountParams{SpaceID: int64(p.ID), Rehearsals: rehearsals})
	return int(n), db.Problem(err)
}

func (s store) turnouts(ctx context.Context, ids []int64) (map[int64]*Turnout, error) {
	rows, err := s.AssemblyTurnouts(ctx, ids)
	all := make(map[int64]*Turnout, len(rows))
	for _, r := range rows {
		t := &Turnout{
			Version: r.Version, ItemID: numbered[ItemID](r.CurrentItem), Voters: r.Voters, Entitled: r.Entitled, Guests: r.Guests,
		}
		if r.Quorum != nil {
			t.QuorumReached = new(r.Voters >= *r.Quorum)
		}
		all[r.ID] = t
	}
	return all, db.Problem(err)
}

// heads reads how far assemblies have come, and how many questions they have.
func (s store) heads(ctx context.Context, all []*Assembly) (map[ID]gen.AssemblyHeadsRow, error) {
	ids := make([]int64, len(all))
	for i, a := range all {
		ids[i] = int64(a.ID)
	}
	rows, err := s.AssemblyHeads(ctx, ids)
	read := make(map[ID]gen.AssemblyHeadsRow, len(rows))
	for _, r := range rows {
		read[ID(r.ID)] = r
	}
	return read, db.Problem(err)
}
