package graph

import (
	"context"

	"piazza/graph/gen"
	"piazza/internal/account"
)

func (v viewerFields) Passkeys(ctx context.Context, _ *account.Viewer) ([]*account.Passkey, error) {
	return v.Accounts.Passkeys(ctx)
}

func (v viewerFields) Tokens(ctx context.Context, _ *account.Viewer) ([]*account.Token, error) {
	return v.Accounts.Tokens(ctx)
}

func (m mutation) PasskeyRename(ctx context.Context, in account.PasskeyRenameInput) (*gen.PasskeysPayload, error) {
	left, err := m.Accounts.RenamePasskey(ctx, in)
	refused, err := refusals(err)
	return &gen.PasskeysPayload{Passkeys: left, UserErrors: refused}, err
}

func (m mutation) PasskeyRemove(ctx context.Context, in account.PasskeyRemoveInput) (*gen.PasskeysPayload, error) {
	left, err := m.Accounts.RemovePasskey(ctx, in)
	refused, err := refusals(err)
	return &gen.PasskeysPayload{Passkeys: left, UserErrors: refused}, err
}

func (m mutation) MemberPasskeysReset(ctx context.Context, in account.Input) (*gen.MemberPayload, error) {
	return memberPayload(m.Accounts.ResetPasskeys(ctx, in))
}

func (m mutation) TokenCreate(ctx context.Context, in account.TokenCreateInput) (*gen.TokenCreatePayload, error) {
	made, secret, err := m.Accounts.CreateToken(ctx, in)
	payload := &gen.TokenCreatePayload{Token: made}
	if made != nil {
		payload.Secret = &secret
	}
	payload.UserErrors, err = refusals(err)
	return payload, err
}

func (m mutation) TokenRevoke(ctx context.Context, in account.TokenRevokeInput) (*gen.TokensPayload, error) {
	left, err := m.Accounts.RevokeToken(ctx, in)
	refused, err := refusals(err)
	return &gen.TokensPayload{Tokens: left, UserErrors: refused}, err
}
