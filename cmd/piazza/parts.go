package main

import (
	"context"
	"log/slog"
	"net/http"

	"github.com/prometheus/client_golang/prometheus"

	"piazza/graph"
	"piazza/graph/door"
	"piazza/internal/account"
	"piazza/internal/assembly"
	"piazza/internal/audit"
	"piazza/internal/ballot"
	"piazza/internal/comment"
	"piazza/internal/config"
	"piazza/internal/entry"
	"piazza/internal/erasure"
	"piazza/internal/export"
	"piazza/internal/live"
	"piazza/internal/login"
	"piazza/internal/login/demo"
	"piazza/internal/login/passkey"
	"piazza/internal/mail"
	"piazza/internal/merging"
	"piazza/internal/moderation"
	"piazza/internal/page"
	"piazza/internal/privacy"
	"piazza/internal/reading"
	"piazza/internal/server"
	"piazza/internal/signing"
	"piazza/internal/space"
	"piazza/web"
)

// parts are the parts of the program, each made from those before it.
type parts struct {
	config     *config.Config
	log        *slog.Logger
	registry   *prometheus.Registry
	database   *database
	accounts   *account.Service
	node       string
	bus        live.Bus
	hub        *live.Hub
	readers    []*live.Reader
	warden     *ballot.Warden
	signing    *signing.Service
	keyring    *keyring
	crowds     *assembly.Crowds
	transports *live.Transports
	services   graph.Services
	assets     web.Assets
	idp        *demo.Provider
	mails      *mail.Service
	merging    *merging.Service
	logins     *login.Handler
	passkeys   *passkey.Handler
	door       http.Handler
}

// doorPath is where the API is.
const doorPath = "/graphql"

func assemble(c *config.Config, d *database, log *slog.Logger) (_ *parts, err error) {
	p := &parts{config: c, log: log, database: d, registry: newRegistry(d.Stat), accounts: account.NewServiceWith(d.DB, sessionRules(c))}
	if p.assets, err = web.LoadAssets(); err != nil {
		return nil, err
	}
	if err := p.openMails(); err != nil {
		return nil, err
	}
	p.identify()
	if err := p.letIn(); err != nil {
		return nil, err
	}
	if err := p.openPasskeys(); err != nil {
		return nil, err
	}
	metrics := live.NewMetrics(p.registry)
	p.node = live.NewNodeID()
	if p.bus, err = p.openBus(); err != nil {
		return nil, err
	}
	p.hub = live.NewHub(live.Options{DB: d.DB, Key: d.installation.CursorKey, Bus: p.bus, Metrics: metrics, Log: log})
	d.OnCommitting(p.hub.Appending)
	d.OnCommit(p.hub.Raised)
	d.OnTouch(p.hub.Touched)
	p.transports = live.NewTransports(live.TransportOptions{
		Origins: []string{c.PublicURL}, Renew: p.renew, Bearer: p.byBearer, Hub: p.hub, TakesAway: takesAway, Metrics: metrics, Log: log,
		Trace: server.Trace,
	})
	d.OnCommitting(p.transports.Committing)
	live.Observe(p.registry, p.hub, p.transports)
	p.services = graph.Services{
		Accounts: p.accounts, Spaces: space.NewService(d.DB), Entries: entry.NewService(d.DB), Comments: comment.NewService(d.DB),
		Moderation: moderation.NewService(d.DB), Erasures: erasure.NewService(d.DB, log), Reading: reading.NewReader(d.DB), Hub: p.hub,
		Audit: audit.NewService(d.DB), Privacy: privacy.NewService(d.DB),
		Presence: graph.NewPresence(p.hub, p.node, p.accounts),
		Board:    live.NewBoard(live.BoardOptions{Node: p.node, Hub: p.hub, Transports: p.transports}), Logins: p.ways,
	}
	if err := p.trace(); err != nil {
		return nil, err
	}
	p.services.Spaces.Reach(c.PublicURL, p.mails)
	p.accounts.Under(p.services.Privacy)
	p.poll()
	if err := p.gather(); err != nil {
		return nil, err
	}
	p.notify(live.NewReaderMetrics(p.registry))
	for _, r := range p.readers {
		d.OnCommit(r.Raised)
	}
	p.door = door.New(door.Options{
		Schema:     graph.NewSchema(p.services),
		Transports: p.transports.All(), Operation: graph.Operation, Admit: graph.Admit, Response: graph.Response, TraceID: server.TraceID, Log: log,
	})
	return p, nil
}

// server puts the parts behind their addresses.
func (p *parts) server() (*server.Server, error) {
	built, err := web.Files()
	if err != nil {
		return nil, err
	}
	srv := server.New(server.Options{
		Config: p.config, Log: p.log, Ready: p.database.Ping, Viewer: p.logins.Visit, CrossSite: p.logins.CrossSitePatterns(), Metrics: p.registry, Drain: p.drain,
		Connection: live.WithConn,
		LongLived: func(r *http.Request) bool {
			return export.Within(r) || r.URL.Path == doorPath && p.transports.LongLived(r)
		},
		Frames: []string{"https://www.youtube-nocookie.com/embed/", "https://player.vimeo.com/video/", "https://*/videos/embed/"},
	})
	pages, err := page.New(page.Options{
		Accounts: p.accounts, Spaces: p.services.Spaces, Reading: p.services.Reading, Moderation: p.services.Moderation,
		Polls: p.services.Polls, Ballots: p.services.Ballots, Assemblies: p.services.Assemblies, Notices: p.services.Privacy,
		PublicURL: p.config.PublicURL, Scripts: p.assets.Script, Preload: p.assets.Preload, Modules: p.assets.Page,
		Styles: p.assets.Styles, Fonts: p.assets.Fonts, Log: p.log,
	})
	if err != nil {
		return nil, err
	}
	srv.Handle("/", pages)
	srv.HandlePlain("GET /robots.txt", http.HandlerFunc(pages.Robots))
	srv.HandlePlain("GET /sitemap.xml", http.HandlerFunc(pages.Sitemap))
	srv.HandlePlain("GET /sitemap/{sheet}", http.HandlerFunc(pages.Sheet))
	srv.HandlePlain(signing.Pattern, signing.NewHandler(p.signing, p.config.PublicURL, p.log))
	srv.Handle(doorPath, p.door)
	srv.Handle("/auth/", p.logins)
	srv.Handle(page.MinutesPattern, export.Few(p.log, http.HandlerFunc(pages.Minutes)))
	srv.Handle(export.Pattern, export.New(p.services.Ballots, p.log))
	srv.Handle(export.PublicPattern, export.NewPublic(p.services.Ballots, p.log))
	srv.Handle(export.MemberPattern, export.NewMember(p.services.Privacy, p.log))
	if p.idp != nil {
		srv.HandlePlain(demo.Path+"/", p.idp)
	}
	if p.mails.Kept {
		srv.HandlePlain("GET "+demo.MailPath, demo.NewMailbox(p.mails, p.assets.Styles, p.log))
	}
	return srv, srv.Static(built)
}

// drain sends long-lived connections away, spread over a time so that they do not all come back at once.
func (p *parts) drain(ctx context.Context) {
	if err := p.transports.Shutdown(ctx, p.config.LeaveOver); err != nil {
		p.log.Warn("some connections did not leave in time", "error", err)
	}
}
