package entry

import (
	"errors"
	"testing"

	"piazza/internal/account"
	"piazza/internal/auth"
	"piazza/internal/problem"
	"piazza/internal/space"
)

const (
	here   = 7
	writer = 1
)

func viewerWith(member int64, role auth.Role) auth.Viewer {
	return auth.Viewer{MemberID: member, Roles: map[int64]auth.Role{here: role, here + 1: auth.Administrator}}
}

func entryIn(v space.Visibility, s State, k Kind) *Entry {
	return &Entry{ID: 5, Kind: k, State: s, Piazza: &space.Piazza{ID: here, Visibility: v}, Author: &account.Member{ID: writer}}
}

// Who may do what: for each state and action the roles that may, of others and of the author. N is a member of another
// piazza alone, M a member, E an editor, O a moderator, A an administrator; - is where nobody may.
var permissions = map[State]map[Action][2]string{
	Draft: {
		Read: {"-", "MEOA"}, Comment: {"-", "-"}, Update: {"-", "MEOA"}, Submit: {"-", "MEOA"}, Return: {"-", "-"},
		Publish: {"-", "EOA"}, Withdraw: {"-", "-"}, Delete: {"-", "MEOA"}, Feature: {"-", "-"},
	},
	Review: {
		Read: {"EOA", "MEOA"}, Comment: {"-", "-"}, Update: {"EOA", "MEOA"}, Submit: {"-", "-"}, Return: {"EOA", "EOA"},
		Publish: {"EOA", "EOA"}, Withdraw: {"-", "-"}, Delete: {"-", "-"}, Feature: {"-", "-"},
	},
	Published: {
		Read: {"NMEOA", "NMEOA"}, Comment: {"MEOA", "MEOA"}, Update: {"EOA", "EOA"}, Submit: {"-", "-"}, Return: {"-", "-"},
		Publish: {"-", "-"}, Withdraw: {"OA", "EOA"}, Delete: {"-", "-"}, Feature: {"EOA", "EOA"},
	},
	Withdrawn: {
		Read: {"EOA", "MEOA"}, Comment: {"-", "-"}, Update: {"EOA", "EOA"}, Submit: {"-", "-"}, Return: {"-", "-"},
		Publish: {"OA", "OA"}, Withdraw: {"-", "-"}, Delete: {"-", "-"}, Feature: {"-", "-"},
	},
}

var letters = map[auth.Role]rune{auth.None: 'N', auth.Member: 'M', auth.Editor: 'E', auth.Moderator: 'O', auth.Administrator: 'A'}

func allowed(mask string, role auth.Role) bool {
	for _, letter := range mask {
		if letter == letters[role] {
			return true
		}
	}
	return false
}

func TestWhoMayDoWhat(t *testing.T) {
	for state, actions := range permissions {
		for act, masks := range actions {
			for _, kind := range Kinds() {
				for role := range letters {
					for i, member := range []int64{writer + 1, writer} {
						want := allowed(masks[i], role) && (act != Feature || kind == KindNews)
						v := viewerWith(member, role)
						e := entryIn(space.Public, state, kind)
						if got := e.Can(act, v); got != want {
							t.Errorf("%s %s in %s as %v (author %v): %v, want %v", act, kind, state, role, i == 1, got, want)
						}
						if got := e.refuse(act, v) == nil; got != want {
							t.Errorf("%s %s in %s as %v: the refusal contradicts the rule", act, kind, state, role)
						}
					}
				}
			}
		}
	}
}

func TestNothingInAPiazzaOfMembersExistsForOthers(t *testing.T) {
	for state, actions := range permissions {
		for act := range actions {
			for _, v := range []auth.Viewer{{}, {MemberID: writer}, viewerWith(writer, auth.None)} {
				e := entryIn(space.Members, state, KindNews)
				if e.Can(act, v) {
					t.Errorf("%s in %s is open to %+v", act, state, v)
				}
				if err := e.refuse(act, v); !errors.Is(err, ErrEntry) {
					t.Errorf("%s in %s is refused with %v", act, state, err)
				}
			}
		}
	}
}

func TestVisitorsOnlyRead(t *testing.T) {
	for state, actions := range permissions {
		for act := range actions {
			want := state == Published && act == Read
			if got := entryIn(space.Public, state, KindNews).Can(act, auth.Viewer{}); got != want {
				t.Errorf("a visitor may %s what is %s: %v", act, state, got)
			}
		}
	}
}

func TestRefusalsSayWhy(t *testing.T) {
	for _, c := range []struct {
		name  string
		state State
		act   Action
		who   auth.Viewer
		want  *problem.Error
	}{
		{"another's draft", Draft, Update, viewerWith(2, auth.Administrator), ErrEntry},
		{"a visitor", Published, Comment, auth.Viewer{}, problem.SignIn()},
		{"a member changes what is published", Published, Update, viewerWith(writer, auth.Member), ErrState},
		{"a member publishes", Draft, Publish, viewerWith(writer, auth.Member), ErrRights},
		{"a member withdraws", Published, Withdraw, viewerWith(2, auth.Member), ErrRights},
		{"submitting twice", Review, Submit, viewerWith(writer, auth.Member), ErrState},
		{"publishing twice", Published, Publish, viewerWith(2, auth.Editor), ErrState},
		{"deleting what is published", Published, Delete, viewerWith(writer, auth.Editor), ErrState},
		{"commenting a draft", Draft, Comment, viewerWith(writer, auth.Member), ErrState},
	} {
		if err := entryIn(space.Public, c.state, KindNews).refuse(c.act, c.who); !errors.Is(err, c.want) {
			t.Errorf("%s: %v, want %v", c.name, err, c.want)
		}
	}
}

func TestWhoMayBegin(t *testing.T) {
	for _, kind := range Kinds() {
		for role := range letters {
			forEditors := kind == KindNews || kind == KindVideo || kind == KindPoll
			want := role >= auth.Editor || role == auth.Member && !forEditors
			err := mayCreate(&space.Piazza{ID: here, Visibility: space.Public}, kind, viewerWith(writer, role))
			if (err == nil) != want {
				t.Errorf("%v begins %s: %v", role, kind, err)
			}
		}
	}
	if err := mayCreate(&space.Piazza{ID: here, Visibility: space.Members}, KindTopic, viewerWith(writer, auth.None)); !errors.Is(err, space.ErrPiazza) {
		t.Errorf("in a piazza that does not exist: %v", err)
	}
}

func TestFieldsSayWhatTheRulesSay(t *testing.T) {
	for state := range permissions {
		for role := range letters {
			v := viewerWith(writer, role)
			ctx := auth.With(t.Context(), v)
			e := entryIn(space.Public, state, KindArticle)
			e.Note = "manca la fonte"
			fields := [4]bool{e.ViewerCanComment(ctx), e.ViewerCanUpdate(ctx), e.ViewerCanReview(ctx), e.ViewerCanWithdraw(ctx)}
			rules := [4]bool{e.CanComment(v), e.CanUpdate(v), e.CanReview(v), e.CanWithdraw(v)}
			if fields != rules {
				t.Errorf("%v at %s: the fields say %v, the rules %v", role, state, fields, rules)
			}
			if e.ReviewNote(ctx) == "" {
				t.Errorf("the author does not read the note at %s", state)
			}
			stranger := viewerWith(2, role)
			if got := e.ReviewNote(auth.With(ctx, stranger)) != ""; got != (role >= auth.Editor) {
				t.Errorf("%v reads another's note: %v", role, got)
			}
		}
	}
}
