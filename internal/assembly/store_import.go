package assembly

import (
	"context"
	"time"

	"piazza/internal/account"
	"piazza/internal/db"
	"piazza/internal/db/gen"
	"piazza/internal/entry"
	"piazza/internal/markdown"
)

// Imported is an assembly as it comes from elsewhere; its polls stand already, or are written right after it.
type Imported struct {
	Assembly
	Participants []ImportedParticipant
}

// ImportedParticipant is a member who came in. He counts.
type ImportedParticipant struct {
	PersonID int64
	MemberID account.ID
	IsInHall bool
	JoinedAt time.Time
}

// ImportedItem is a question of the queue.
type ImportedItem struct {
	PollID         entry.ID
	Seconds        *int
	RevealedAt     *time.Time
	AnnulledReason *string
}

// ImportedQuestion is a question from the floor, with the persons who want it answered.
type ImportedQuestion struct {
	MemberID account.ID
	Text     string
	IsNamed  bool
	State    FloorState
	AskedAt  time.Time
	SetBy    account.ID
	Voters   []int64
}

// ImportIn writes an assembly that is planned or over, with who came, within a transaction. No viewer is asked.
func ImportIn(ctx context.Context, tx *db.Tx, in Imported) (ID, error) {
	store, a := storeOn(tx), in.Assembly
	a.BodyHTML, a.MinutesHTML = markdown.Render(a.Body, nil), markdown.Render(a.MinutesText, nil)
	phase := a.Phase
	if err := store.add(ctx, &a); err != nil {
		return 0, err
	}
	a.Phase = phase
	if err := store.rewrite(ctx, &a); err != nil {
		return 0, err
	}
	return a.ID, store.bringIn(ctx, a.ID, in.Participants)
}

// ImportItemIn puts a poll at the end of the queue, and returns the item with its place.
func ImportItemIn(ctx context.Context, tx *db.Tx, id ID, place int, in ImportedItem) (ItemID, error) {
	store := storeOn(tx)
	n, err := store.AssemblyItemAdd(ctx, gen.AssemblyItemAddParams{
		AssemblyID: int64(id), Position: place, EntryID: int64(in.PollID), Seconds: in.Seconds,
	})
	if err != nil {
		return 0, err
	}
	return ItemID(n), store.AssemblyItemRewrite(ctx, gen.AssemblyItemRewriteParams{
		ID: n, Seconds: in.Seconds, RevealedAt: in.RevealedAt, AnnulledReason: in.AnnulledReason,
	})
}

// ImportActIn writes what happened next into the course.
func ImportActIn(ctx context.Context, tx *db.Tx, id ID, in Act) error {
	_, err := storeOn(tx).AssemblyActAdd(ctx, gen.AssemblyActAddParams{
		AssemblyID: int64(id), Kind: string(in.Kind), At: in.At, MemberID: number(in.ActorID), ItemID: number(in.ItemID),
		Position: in.Position, Title: in.Title, Present: in.Present, Amount: in.Amount, Reason: in.Reason,
	})
	return err
}

// ImportQuestionIn writes a question from the floor.
func ImportQuestionIn(ctx context.Context, tx *db.Tx, id ID, in ImportedQuestion) error {
	text, err := checkFloor(in.Text)
	if err != nil {
		return err
	}
	return storeOn(tx).AssemblyImportFloor(ctx, gen.AssemblyImportFloorParams{
		AssemblyID: int64(id), MemberID: int64(in.MemberID), Text: text, Named: in.IsNamed, State: string(in.State),
		Voters: in.Voters, AskedAt: in.AskedAt, SetBy: int64(in.SetBy),
	})
}
