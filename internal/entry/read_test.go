package entry

import (
	"errors"
	"fmt"
	"sync"
	"testing"

	"piazza/internal/db"
	"piazza/internal/paging"
)

func TestOneEntryStandsFirst(t *testing.T) {
	b := setup(t)
	ctx := b.as(t, "editor")
	first, second, topic := b.mustPublish(t, KindNews), b.mustPublish(t, KindNews), b.mustPublish(t, KindTopic)
	place := first.Piazza
	if found, err := b.Featured(t.Context(), place); err != nil || found.ID != second.ID {
		t.Errorf("where nobody chose stands %+v, %v", found, err)
	}
	var all sync.WaitGroup
	for _, e := range []*Entry{first, second} {
		all.Go(func() {
			if _, err := b.Feature(ctx, FeatureInput{e.ID, true}); err != nil {
				t.Error(err)
			}
		})
	}
	all.Wait()
	if n := b.count(t, "entry where featured"); n != 1 {
		t.Errorf("%d stand first", n)
	}
	if _, err := b.Feature(ctx, FeatureInput{first.ID, true}); err != nil {
		t.Fatal(err)
	}
	if found, err := b.Featured(t.Context(), place); err != nil || found.ID != first.ID {
		t.Errorf("chosen stands %+v, %v", found, err)
	}
	if _, err := b.Feature(ctx, FeatureInput{topic.ID, true}); !errors.Is(err, ErrRights) {
		t.Errorf("a topic stands first: %v", err)
	}
	if _, err := b.Withdraw(b.as(t, "moderator"), ReasonInput{first.ID, "errore"}); err != nil {
		t.Fatal(err)
	}
	if found, err := b.Featured(t.Context(), place); err != nil || found.ID != second.ID {
		t.Errorf("after the withdrawal stands %+v, %v", found, err)
	}
}

func TestDesk(t *testing.T) {
	b := setup(t)
	own := b.mustCreate(t, "member", KindTopic)
	submitted := b.mustCreate(t, "member", KindArticle)
	if _, err := b.Submit(b.as(t, "member"), Input{submitted.ID}); err != nil {
		t.Fatal(err)
	}
	editors := b.mustCreate(t, "editor", KindNews)
	for who, want := range map[string][]ID{"member": {submitted.ID, own.ID}, "editor": {editors.ID, submitted.ID}, "moderator": {submitted.ID}, "stranger": nil} {
		ctx := b.as(t, who)
		var got []ID
		page := paging.Page{First: 1}
		for {
			part, err := b.Desk(ctx, own.Piazza, nil, page)
			if err != nil {
				t.Fatal(err)
			}
			for _, e := range part.Entries {
				got = append(got, e.ID)
			}
			if !part.More {
				break
			}
			page.After = part.Cursor(part.Entries[0])
		}
		if fmt.Sprint(got) != fmt.Sprint(want) {
			t.Errorf("on the desk of %s lies %v, want %v", who, got, want)
		}
		if n, err := b.DeskCount(ctx, own.Piazza, nil); err != nil || n != len(want) {
			t.Errorf("%s counts %d, %v", who, n, err)
		}
	}
	if page, err := b.Desk(b.as(t, "editor"), own.Piazza, []State{Review, Published}, paging.Page{First: 9}); err != nil || len(page.Entries) != 1 {
		t.Errorf("in review is %+v, %v", page, err)
	}
}

func TestReadingTakesOneStatement(t *testing.T) {
	b := setup(t)
	var ids []ID
	for range 5 {
		ids = append(ids, b.mustPublish(t, KindNews).ID)
	}
	ids = append(ids, b.mustCreate(t, "member", KindTopic).ID, 99999)
	ctx, counter := db.Count(t.Context())
	found, err := b.ByIDs(ctx, ids)
	if err != nil || len(found) != 5 || counter.Statements() != 1 {
		t.Errorf("found %d in %d statements, %v", len(found), counter.Statements(), err)
	}
}
