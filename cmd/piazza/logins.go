package main

import (
	"context"
	"time"

	"piazza/internal/account"
	"piazza/internal/auth"
	"piazza/internal/keys"
	"piazza/internal/login"
	"piazza/internal/login/demo"
	"piazza/internal/login/saml"
	"piazza/internal/privacy"
)

// letIn prepares the ways to sign in: in the demo its own provider, those of the settings, and a link by e-mail.
func (p *parts) letIn() error {
	var methods []login.Method
	if p.config.Demo {
		own, err := p.openDemo()
		if err != nil {
			return err
		}
		methods = append(methods, own)
	}
	given, err := p.given()
	if err != nil {
		return err
	}
	methods = append(methods, given...)
	if p.mails.Available() {
		methods = append(methods, login.NewMailLink(p.mails))
	}
	if len(methods) == 0 {
		p.log.Warn("no way to sign in is set up: the square can only be read")
	}
	p.logins = login.New(login.Options{
		Accounts: p.accounts, Bearer: p.byBearer, PublicURL: p.config.PublicURL, Methods: methods, Styles: p.assets.Styles, Log: p.log,
		Notice: func(ctx context.Context) (*privacy.Notice, error) { return p.services.Privacy.Present(ctx) },
		SaidAge: func(ctx context.Context, member account.ID) (bool, error) {
			return p.services.Privacy.SaidAge(ctx, member)
		},
		Merge: p.merging.Merge, Forget: p.forget,
	})
	return nil
}

// trace has logins that are taken away leave traces, where their owners are to be known again.
func (p *parts) trace() error {
	key, err := keys.Load(p.config.KeysDir, "login")
	if err != nil {
		return err
	}
	traces := account.NewTraces(key)
	p.accounts.Tracing(traces)
	p.services.Erasures.Tracing(traces)
	return nil
}

func (p *parts) openDemo() (_ login.Method, err error) {
	p.idp, err = demo.New(demo.Options{
		Key: p.database.installation.CursorKey,
		UnderWay: func(ctx context.Context, state string) (bool, error) {
			return p.accounts.LoginUnderWay(ctx, login.DemoName, state)
		},
		PublicURL: p.config.PublicURL, WithholdAdministrators: p.config.WithholdAdministrator(), Styles: p.assets.Styles, Log: p.log,
		Personas: func(ctx context.Context) ([]account.Persona, error) { return p.accounts.Personas(ctx, login.DemoRealm) },
	})
	if err != nil {
		return nil, err
	}
	return login.NewOpenID(p.idp.Login(), p.config.PublicURL), nil
}

// given are the ways to sign in of the settings, in their order.
func (p *parts) given() ([]login.Method, error) {
	if p.config.Logins == "" {
		return nil, nil
	}
	settings, err := login.ReadSettings(p.config.Logins)
	if err != nil {
		return nil, err
	}
	return login.Methods(settings, p.config.PublicURL, func(s *login.Setting) (login.Method, error) {
		return saml.Configured(s, saml.Options{
			PublicURL: p.config.PublicURL, Keys: p.config.KeysDir, Accounts: p.accounts, DB: p.database.DB,
		})
	})
}

// forget forgets what came from a provider about somebody, at his wish: his login, or, where that is his only way in, his
// whole account.
func (p *parts) forget(ctx context.Context, issuer, subject string) (login.Forgotten, error) {
	found, last, err := p.accounts.Forget(ctx, issuer, subject)
	switch {
	case err != nil:
		return "", err
	case last != nil:
		himself := auth.With(ctx, auth.Viewer{MemberID: int64(last.ID), ProvedAt: time.Now()})
		return login.ForgottenAccount, p.services.Erasures.Erase(himself, account.EraseInput{Handle: last.Handle})
	case found:
		return login.ForgottenLogin, nil
	default:
		return login.ForgottenNothing, nil
	}
}
