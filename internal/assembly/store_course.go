package assembly

import (
	"context"
	"encoding/json"

	"piazza/internal/account"
	"piazza/internal/auth"
	"piazza/internal/db/gen"
	"piazza/internal/space"
)

// note writes an act.
func (s store) note(ctx context.Context, id ID, d doing) (int, error) {
	row := gen.AssemblyActAddParams{
		AssemblyID: int64(id), Kind: string(d.kind), At: *d.at, Amount: d.amount, Reason: d.reason, Present: d.present,
	}
	if !d.byClock {
		row.MemberID = new(auth.FromContext(ctx).MemberID)
	}
	if d.item != nil {
		row.ItemID, row.Position, row.Title = new(int64(d.item.id)), &d.item.position, &d.item.title
	}
	if d.before != nil {
		text, err := json.Marshal(d.before)
		if err != nil {
			return 0, err
		}
		row.Before = text
	}
	return s.AssemblyActAdd(ctx, row)
}

// acts reads a part of the course, whole for who holds the assembly.
func (s store) acts(ctx context.Context, a *Assembly, after, most int) ([]*Act, error) {
	whole := a.CanRun(auth.FromContext(ctx))
	rows, err := s.AssemblyActs(ctx, gen.AssemblyActsParams{AssemblyID: int64(a.ID), After: after, Most: most, Whole: whole})
	acts := make([]*Act, len(rows))
	for i, r := range rows {
		acts[i] = &Act{
			Number: r.Number, Kind: ActKind(r.Kind), At: r.At.UTC(), ActorID: numbered[account.ID](r.MemberID),
			ItemID: numbered[ItemID](r.ItemID), Position: r.Position, Title: r.Title, Present: r.Present, Amount: r.Amount,
			Reason: r.Reason, IsUndone: r.Undone,
		}
		if r.Concealed {
			acts[i].Title = nil
		}
	}
	return acts, err
}

func (s store) isUndone(ctx context.Context, id ID, act int) (bool, error) {
	return s.AssemblyActIsUndone(ctx, gen.AssemblyActIsUndoneParams{AssemblyID: int64(id), Number: act})
}

func (s store) undo(ctx context.Context, id ID, act int) error {
	return s.AssemblyActUndo(ctx, gen.AssemblyActUndoParams{AssemblyID: int64(id), Number: act})
}

// lastAct reads it, nil where nothing has happened.
func (s store) lastAct(ctx context.Context, id ID) (*lastAct, error) {
	all, err := s.standings(ctx, []ID{id}, nil)
	if err != nil || all[id] == nil {
		return nil, err
	}
	return all[id].last, nil
}

// standings reads assemblies as Standings needs them, without their queues.
func (s store) standings(ctx context.Context, ids []ID, everybody []byte) (map[ID]*Standing, error) {
	rows, err := s.AssemblyStandings(ctx, gen.AssemblyStandingsParams{Ids: numbers(ids), Everybody: everybody})
	if err != nil {
		return nil, err
	}
	all := make(map[ID]*Standing, len(rows))
	for i := range rows {
		r := &rows[i]
		piazza, err := space.FromRow(r.Space, "[]")
		if err != nil {
			return nil, err
		}
		n := &Standing{assembly: fromRow(&r.Assembly, piazza, r.Now), entitled: int(r.Entitled), came: r.Came, locked: r.Locked}
		n.shared, all[ID(r.Assembly.ID)] = r.Assembly.Version, n
		if r.Act != 0 {
			n.last = &lastAct{number: r.Act, kind: ActKind(r.ActKind), at: r.ActAt.UTC(), item: new(ItemID(r.ActItem))}
			if err := json.Unmarshal(r.ActBefore, &n.last.before); err != nil {
				return nil, err
			}
		}
	}
	return all, nil
}
