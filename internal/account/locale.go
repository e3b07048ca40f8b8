package account

import (
	"context"

	"piazza/internal/auth"
	"piazza/internal/problem"
)

// LocaleInput is the language in which the viewer is written to.
type LocaleInput struct{ Locale string }

// Locale is the language in which the viewer is written to.
func (v *Viewer) Locale() string { return v.Member.Locale }

// SetLocale changes the language in which the viewer is written to.
func (s *Service) SetLocale(ctx context.Context, in LocaleInput) (*Member, error) {
	v := auth.FromContext(ctx)
	switch {
	case !v.SignedIn():
		return nil, problem.SignIn()
	case in.Locale != "it" && in.Locale != "en":
		return nil, problem.Bad("locale", "locale_unknown", "The languages are it and en.")
	default:
		return storeOn(s.db).setLocale(ctx, ID(v.MemberID), in.Locale)
	}
}
