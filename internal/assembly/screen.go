package assembly

import (
	"context"
	"strconv"

	"piazza/internal/account"
	"piazza/internal/auth"
	"piazza/internal/problem"
)

// mostScreens is how many screens show one assembly.
const mostScreens = 50

var errScreens = problem.Clash("assembly_screens", "This assembly has fifty screens: end them first.")

// CreateScreen makes an address under which a screen shows an assembly; its pass stands behind the # and is kept nowhere else.
func (s *Service) CreateScreen(ctx context.Context, in Input) (link string, err error) {
	pass := screenPrefix + account.Secret()
	_, err = s.change(ctx, in.AssemblyID, func(ctx context.Context, h *held) error {
		if err := h.notEnded(); err != nil {
			return err
		}
		store := storeOn(h.tx)
		n, err := store.ScreenCount(ctx, int64(h.ID))
		if err == nil && n >= mostScreens {
			err = errScreens
		}
		if err != nil {
			return err
		}
		return store.addScreen(ctx, h.ID, auth.FromContext(ctx), account.Hash(pass), h.Now)
	})
	if err != nil {
		return "", err
	}
	return s.Gate.public + screenPath + "/" + strconv.FormatInt(int64(in.AssemblyID), 10) + "#" + pass, nil
}

// EndScreens ends all screens of an assembly.
func (s *Service) EndScreens(ctx context.Context, in Input) (*Assembly, error) {
	return s.change(ctx, in.AssemblyID, func(ctx context.Context, h *held) error {
		last, err := storeOn(h.tx).endScreens(ctx, h.ID, h.Now)
		if err == nil && last > 0 {
			endScreens(h.tx, h.ID, last)
		}
		return err
	})
}
