package comment_test

import (
	"sync"
	"testing"

	"piazza/internal/comment"
)

// Those who share a statement share no rights: each is told what he may see, and asks for one that is there or none.
func TestWhoAsksTogetherSeesWhatIsHis(t *testing.T) {
	t.Parallel()
	b := setup(t)
	open := b.write(t, anna, nil, "Per tutti")
	closed, err := b.comments.Create(as(t, elisa), comment.CreateInput{EntryID: b.closed, Body: "Fra noi"})
	if err != nil {
		t.Fatal(err)
	}
	var asking sync.WaitGroup
	for range 25 {
		for _, who := range []int64{anna, dario, elisa} {
			for id, seen := range map[comment.ID]bool{open.ID: true, closed.ID: who == elisa, closed.ID + 1000: false} {
				asking.Go(func() {
					c, err := b.comments.Find(as(t, who), id)
					if err != nil || (c != nil) != seen || c != nil && c.ID != id {
						t.Errorf("member %d asks for %d and is told %v, %v", who, id, c, err)
					}
				})
			}
		}
	}
	asking.Wait()
}
