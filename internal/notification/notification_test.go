package notification_test

import (
	"context"
	"errors"
	"slices"
	"sync"
	"testing"

	"piazza/internal/auth"
	"piazza/internal/comment"
	"piazza/internal/db"
	"piazza/internal/notification"
	"piazza/internal/paging"
	"piazza/internal/problem"
)

const (
	reply   = notification.Reply
	mention = notification.Mention
)

func TestWhomACommentConcerns(t *testing.T) {
	t.Parallel()
	b := setup(t)
	first := b.say(t, anna, public, nil, "Che cosa ne dice @bruno?")
	b.expect(t, "after a first comment", map[int64]string{carla: line(reply, first), bruno: line(mention, first)})
	answer := b.say(t, bruno, public, first, "@anna e @carla: io dico di sì, parola di @bruno")
	b.expect(t, "after an answer that mentions", map[int64]string{
		anna: line(reply, answer), bruno: line(mention, first), carla: line(mention, answer) + line(reply, first),
	})
	own := b.say(t, anna, public, first, "mi rispondo da sola")
	author := b.say(t, carla, public, nil, "il mio articolo")
	b.expect(t, "after what each says to himself", map[int64]string{
		anna: line(reply, answer), bruno: line(mention, first), carla: line(mention, answer) + line(reply, first),
	})
	_, _ = own, author
	if got := b.told(t, memberStream(carla)); !slices.Equal(got, []string{notification.NoticeAdded, notification.NoticeAdded}) {
		t.Errorf("carla was told %v", got)
	}
}

func TestNobodyIsToldOfWhatHeMayNotRead(t *testing.T) {
	t.Parallel()
	b := setup(t)
	c := b.say(t, anna, closed, nil, "@bruno @dario @fausto, fra noi")
	b.expect(t, "in a piazza of members", map[int64]string{elisa: line(reply, c), fausto: line(mention, c)})
	// The log is read again here from its beginning, as after a restore.
	b.exec(t, `insert into membership (space_id, member_id, role, joined_at) values (2, 2, 'member', now() + interval '1 hour')`)
	b.expect(t, "to who came later", map[int64]string{elisa: line(reply, c), fausto: line(mention, c)})
	b.exec(t, `update membership set joined_at = joined_at - interval '1 hour' where space_id = 2 and member_id = 2`)
	b.expect(t, "to who was just there", map[int64]string{elisa: line(reply, c), fausto: line(mention, c), bruno: line(mention, c)})
}

func TestAnEditThatMentions(t *testing.T) {
	t.Parallel()
	b := setup(t)
	c := b.say(t, anna, public, nil, "senza nomi")
	b.expect(t, "before", map[int64]string{carla: line(reply, c)})
	v := auth.Viewer{MemberID: anna, Roles: map[int64]auth.Role{public: auth.Member}}
	for _, body := range []string{"@bruno e @carla", "ora senza nomi", "di nuovo @bruno"} {
		if _, err := b.comments.Update(auth.With(t.Context(), v), comment.UpdateInput{CommentID: c.ID, Body: body}); err != nil {
			t.Fatal(err)
		}
		b.expect(t, "after "+body, map[int64]string{carla: line(reply, c), bruno: line(mention, c)})
	}
}

func TestWhatIsHiddenOrDeletedStaysWithoutText(t *testing.T) {
	t.Parallel()
	b := setup(t)
	moderator := auth.With(t.Context(), auth.Viewer{MemberID: fausto, Administrator: true})
	hide := func(do func(context.Context, *db.Tx, comment.ReasonInput) (*comment.Comment, error), c *comment.Comment) {
		err := b.db.InTx(moderator, func(ctx context.Context, tx *db.Tx) error {
			_, err := do(ctx, tx, comment.ReasonInput{CommentID: c.ID, Reason: "dati di terzi"})
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	c := b.say(t, anna, public, nil, "segreto")
	unseen := b.say(t, anna, public, nil, "nascosto prima che qualcuno lo sappia")
	hide(comment.HideIn, unseen)
	b.expect(t, "before", map[int64]string{carla: line(reply, c)})
	hide(comment.HideIn, c)
	b.expect(t, "hidden", map[int64]string{carla: line(reply, c)})
	page, err := b.notifications.List(b.as(t, carla), paging.Page{First: 1})
	if err != nil || page.Notifications[0].Comment.Body() != nil {
		t.Errorf("the list tells the text: %v", err)
	}
	hide(comment.RestoreIn, unseen)
	b.expect(t, "shown again", map[int64]string{carla: line(reply, unseen) + line(reply, c)})
	if _, err := b.comments.Delete(b.as(t, anna), comment.Input{CommentID: unseen.ID}); err != nil {
		t.Fatal(err)
	}
	b.expect(t, "deleted", map[int64]string{carla: line(reply, unseen) + line(reply, c)})
}

// The view by which the database leaves out what may not be read says the same as the rules of entries.
func TestTheListFollowsTheRules(t *testing.T) {
	t.Parallel()
	b := setup(t)
	b.exec(t, `delete from membership`)
	c := b.say(t, fausto, public, nil, "uno per tutti")
	b.exec(t, `insert into notification (member_id, kind, comment_id, entry_id, created_at) select id, 'mention', $1, 1, now() from member`, c.ID)
	for _, visibility := range []string{"public", "members"} {
		for _, state := range []string{"draft", "review", "published", "withdrawn"} {
			for _, role := range []string{"", "member", "editor", "moderator", "administrator"} {
				b.exec(t, `update space set visibility = $1`, visibility)
				b.exec(t, `update entry set state = $1`, state)
				b.exec(t, `delete from membership`)
				if role != "" {
					b.exec(t, `insert into membership (space_id, member_id, role, joined_at) select 1, id, $1, now() from member`, role)
				}
				for _, member := range []int64{anna, carla, fausto} { // carla is the entry's author
					ctx := b.as(t, member)
					_, err := b.comments.Get(ctx, c.ID)
					n, counted := b.notifications.Total(ctx)
					if readable := err == nil; counted != nil || (n == 1) != readable {
						t.Errorf("%s, %s, %q: member %d may read %t, the list holds %d, %v", visibility, state, role, member, readable, n, counted)
					}
				}
			}
		}
	}
}

// What can no longer be read is left out of the list and of the count, and comes back.
func TestRightsThatEnd(t *testing.T) {
	t.Parallel()
	b := setup(t)
	c := b.say(t, elisa, closed, nil, "@anna, fra noi")
	n := line(mention, c)
	b.expect(t, "before", map[int64]string{anna: n})
	for _, change := range []struct {
		statement, undo string
		notice          func(*db.Tx)
	}{
		{
			`delete from membership where member_id = 1 and space_id = 2`,
			`insert into membership (space_id, member_id, role, joined_at) values (2, 1, 'member', now())`,
			func(tx *db.Tx) { tx.Notify(db.RightsStream, db.MemberChanged, anna, 0) },
		},
		{
			`delete from membership where space_id = 2`,
			`insert into membership (space_id, member_id, role, joined_at) values (2, 1, 'member', now())`,
			func(tx *db.Tx) { tx.Notify(db.RightsStream, db.SpaceChanged, closed, 0) },
		},
		{
			`update entry set state = 'withdrawn' where id = 2`, `update entry set state = 'published' where id = 2`,
			func(tx *db.Tx) {
				tx.Notify(comment.ThreadStream(2), "thread_closed", 2, 0)
				tx.Notify(db.Stream{Kind: "piazza", Ref: closed}, "entry_published", 2, 0)
			},
		},
	} {
		for i, statement := range []string{change.statement, change.undo} {
			err := b.db.InTx(t.Context(), func(ctx context.Context, tx *db.Tx) error {
				change.notice(tx)
				_, err := tx.Exec(ctx, statement)
				return err
			})
			if err != nil {
				t.Fatal(err)
			}
			if got, want := b.waits(t, anna), []string{"", n}[i]; got != want {
				t.Errorf("after %s: %q, want %q", statement, got, want)
			}
		}
	}
}

func TestReading(t *testing.T) {
	t.Parallel()
	b := setup(t)
	var said []*comment.Comment
	for range 3 {
		said = append(said, b.say(t, anna, public, nil, "ciao"))
	}
	b.follow(t)
	ctx := b.as(t, carla)
	page, err := b.notifications.List(ctx, paging.Page{First: 2})
	if err != nil || !page.More || page.Before || len(page.Notifications) != 2 {
		t.Fatalf("%+v, %v", page, err)
	}
	second := page.Notifications[1]
	rest, err := b.notifications.List(ctx, paging.Page{First: 2, After: page.CursorOf(second)})
	if err != nil || rest.More || !rest.Before || len(rest.Notifications) != 1 || rest.Notifications[0].Comment.ID != said[0].ID {
		t.Fatalf("%+v, %v", rest, err)
	}
	before, _ := b.notifications.Unread(ctx)
	for range 2 { // the second time nothing changes
		left, err := b.notifications.Read(ctx, notification.ReadInput{UpTo: &second.ID})
		if err != nil || left.Count != 1 || left.Version != before.Version+1 {
			t.Errorf("%+v after %+v, %v", left, before, err)
		}
	}
	b.expect(t, "read up to the second", map[int64]string{
		carla: line(reply, said[2]) + bracketed(line(reply, said[1])) + bracketed(line(reply, said[0])),
	})
	if left, err := b.notifications.Read(ctx, notification.ReadInput{}); err != nil || left.Count != 0 {
		t.Errorf("%+v, %v", left, err)
	}
	want := []string{notification.NoticeAdded, notification.NoticeAdded, notification.NoticeAdded, notification.NoticeRead, notification.NoticeRead}
	if got := b.told(t, memberStream(carla)); !slices.Equal(got, want) {
		t.Errorf("carla was told %v", got)
	}
}

func TestNotificationsAreOnesOwn(t *testing.T) {
	t.Parallel()
	b := setup(t)
	b.say(t, anna, public, nil, "ciao")
	b.follow(t)
	page, err := b.notifications.List(b.as(t, carla), paging.Page{First: 1})
	if err != nil {
		t.Fatal(err)
	}
	id := page.Notifications[0].ID
	if n, err := b.notifications.Get(b.as(t, carla), id); err != nil || n.ID != id || n.Comment == nil {
		t.Errorf("%+v, %v", n, err)
	}
	for _, member := range []int64{bruno, fausto} {
		if _, err := b.notifications.Get(b.as(t, member), id); !errors.Is(err, notification.ErrMissing) {
			t.Errorf("%d sees another's: %v", member, err)
		}
		if _, err := b.notifications.Read(b.as(t, member), notification.ReadInput{UpTo: &id}); !errors.Is(err, notification.ErrMissing) {
			t.Errorf("%d reads another's: %v", member, err)
		}
	}
	visitor := t.Context()
	if _, err := b.notifications.List(visitor, paging.Page{}); !problem.Is(err, problem.Unauthenticated) {
		t.Error(err)
	}
	if _, err := b.notifications.Unread(visitor); !problem.Is(err, problem.Unauthenticated) {
		t.Error(err)
	}
	if _, err := b.notifications.Read(visitor, notification.ReadInput{}); !problem.Is(err, problem.Unauthenticated) {
		t.Error(err)
	}
	if _, err := b.notifications.Get(visitor, id); !errors.Is(err, notification.ErrMissing) {
		t.Error(err)
	}
	if _, err := b.notifications.List(b.as(t, carla), paging.Page{After: "!"}); !errors.Is(err, paging.ErrCursor) {
		t.Error(err)
	}
}

func TestWhoIsErasedLeavesNoNotifications(t *testing.T) {
	t.Parallel()
	b := setup(t)
	b.say(t, anna, public, nil, "@bruno")
	b.follow(t)
	err := b.db.InTx(t.Context(), func(ctx context.Context, tx *db.Tx) error {
		tx.Notify(db.RightsStream, db.MemberErased, bruno, 0)
		_, err := tx.Exec(ctx, `update member set erased_at = now() where id = 2`)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	b.say(t, anna, public, nil, "@carla")
	b.follow(t)
	var left, waiting int
	err = b.db.QueryRow(t.Context(), `select count(n), coalesce(max(u.count), 0) from member m left join notification n on n.member_id = m.id
		left join notification_unread u on u.member_id = m.id where m.id = 2`).Scan(&left, &waiting)
	if err != nil || left+waiting > 0 {
		t.Errorf("%d notifications, %d waiting, %v", left, waiting, err)
	}
}

// Whoever marks as read while much arrives is counted right in the end.
func TestReadingWhileMoreArrives(t *testing.T) {
	t.Parallel()
	b := setup(t)
	ctx := b.as(t, carla)
	var reading sync.WaitGroup
	stop := make(chan struct{})
	for range 4 {
		reading.Go(func() {
			for {
				select {
				case <-stop:
					return
				default:
				}
				if _, err := b.notifications.Read(ctx, notification.ReadInput{}); err != nil {
					t.Error(err)
				}
			}
		})
	}
	for range 20 {
		b.say(t, anna, public, nil, "ciao")
		b.follow(t)
	}
	close(stop)
	reading.Wait()
	b.say(t, anna, public, nil, "ultimo")
	b.waits(t, carla) // compares the list with the count
	if u, err := b.notifications.Unread(ctx); err != nil || u.Count == 0 {
		t.Errorf("%+v, %v", u, err)
	}
}
