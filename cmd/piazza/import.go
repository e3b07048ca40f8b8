package main

import (
	"context"
	"errors"
	"fmt"
	"log/slog"

	"piazza/demo"
	"piazza/internal/config"
	"piazza/internal/importer"
	"piazza/internal/login"
)

type importCommand struct {
	config.Database

	File   string `arg:"" help:"A file of records, as demo/emilia-romagna.json is one." name:"file"`
	Piazza string `help:"Slug of the piazza for records that are no piazza; the file's own when not given." name:"piazza" placeholder:"SLUG"`
	Author string `help:"Handle of the member in whose name they are shown; a member called redazione when not given." name:"author" placeholder:"HANDLE"`
}

// Run judges the file before it touches the database, then writes record after record.
func (i *importCommand) Run(ctx context.Context, t terminal) (err error) {
	file, err := importer.Read(i.File)
	if err != nil {
		return err
	}
	if err := completed(&i.Database); err != nil {
		return err
	}
	d, err := openDatabase(ctx, i.Database, newLog(t, slog.LevelWarn, false), nil)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, d.Close()) }()
	bar := newProgress(t.out, len(file.Records))
	defer bar.end()
	counts := map[importer.Outcome]int{}
	err = importer.New(d.DB).Import(ctx, file, i.placement(), func(r *importer.Record, became importer.Outcome) {
		counts[became]++
		bar.step(fmt.Sprintf("%s %s: %s", r.Kind, r.Key, became))
	})
	if err != nil {
		return err
	}
	bar.end()
	_, err = fmt.Fprintf(t.out, "%d added, %d changed, %d unchanged.\n",
		counts[importer.Added], counts[importer.Changed], counts[importer.Unchanged])
	return err
}

func (i *importCommand) placement() importer.Placement {
	p := importer.Placement{Author: i.Author}
	if i.Piazza != "" {
		p.Piazza = map[importer.Kind]string{
			importer.Process: i.Piazza, importer.Proposal: i.Piazza, importer.Project: i.Piazza, importer.Programme: i.Piazza,
		}
	}
	return p
}

// seedDemo fills the demo's database, once; its members sign in through the provider inside the program.
func seedDemo(ctx context.Context, d *database, log *slog.Logger) error {
	seeded, err := importer.New(d.DB).Seed(ctx, importer.Demo{Files: demo.Files, Records: demo.Records, Issuer: login.DemoRealm})
	if seeded {
		log.Info("the demo was filled")
	}
	return err
}
