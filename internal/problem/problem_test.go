package problem

import (
	"errors"
	"fmt"
	"io"
	"testing"
)

func TestCodeOf(t *testing.T) {
	for want, err := range map[Code]error{
		"":              nil,
		NotFound:        Missing("not_found", "Gone."),
		Forbidden:       fmt.Errorf("wrapped: %w", Denied("not_yours", "No.")),
		Unauthenticated: SignIn(),
		Invalid:         Bad("title", "too_long", "Too long."),
		Conflict:        errors.Join(io.EOF, Clash("taken", "Taken.")),
		Limit:           TooMuch("too_many", "Too many."),
		Unavailable:     Down("busy", "Busy."),
		Internal:        io.EOF,
	} {
		if got := CodeOf(err); got != want {
			t.Errorf("%v has code %q, want %q", err, got, want)
		}
		if err != nil && !Is(err, want) {
			t.Errorf("%v is not %s", err, want)
		}
	}
	if Is(nil, "") {
		t.Error("no error is no problem")
	}
}

func TestCopiesLeaveTheOriginal(t *testing.T) {
	original := Clash("taken", "Taken.")
	changed := original.On("slug").Because(io.EOF)
	if original.Field != "" || errors.Is(original, io.EOF) {
		t.Error("the original was changed")
	}
	if changed.Field != "slug" || !errors.Is(changed, io.EOF) || changed.Error() != "Taken." {
		t.Errorf("got %+v", changed)
	}
}

func TestIsComparesCodeAndReason(t *testing.T) {
	taken := Clash("taken", "Taken.")
	if !errors.Is(fmt.Errorf("x: %w", taken.On("slug")), taken) {
		t.Error("the same refusal of another field is the same")
	}
	for _, other := range []error{Clash("closed", "Taken."), Denied("taken", "Taken."), io.EOF} {
		if errors.Is(other, taken) {
			t.Errorf("%v is not taken", other)
		}
	}
}

func TestBehind(t *testing.T) {
	cause := errors.New("no space")
	inner := Down("folder", "The folder.").Because(fmt.Errorf("write: %w", cause))
	for name, err := range map[string]error{
		"one": inner, "two": Clash("other", "Other.").Because(inner), "joined": errors.Join(fmt.Errorf("poll 7: %w", inner), nil),
	} {
		if got := Behind(err); got.Error() != "write: no space" {
			t.Errorf("%s: behind it stands %v", name, got)
		}
	}
	bare := SignIn()
	if got := Behind(fmt.Errorf("poll 7: %w", bare)); got.Error() != "poll 7: Sign in first." {
		t.Errorf("behind a bare one stands %v", got)
	}
	if Behind(cause) != cause { //nolint:errorlint // it has to be this very one
		t.Error("what is no problem is not itself")
	}
}
