package privacy

import (
	"archive/zip"
	"bufio"
	"context"
	"encoding/json"
	"io"
	"time"

	"piazza/internal/account"
	"piazza/internal/audit"
	"piazza/internal/db"
)

// part is one file of the archive: rows of one table.
type part struct {
	// file names it, table is where the rows stand.
	file, table string
	// follows are the columns by which a row is found to be about the member.
	follows []string
	title   text
}

// text is something in both languages.
type text struct{ it, en string }

func (t text) in(language string) string {
	if language == "en" {
		return t.en
	}
	return t.it
}

// atATime is how many rows are held in memory: the largest have 200 KB.
const atATime = 50

// Take writes the viewer's archive, a ZIP file, into what open returns: once, unless the database asks for its snapshot to be
// begun again. It returns the handle of whose it is.
func (s *Service) Take(ctx context.Context, open func() (io.Writer, error)) (handle string, err error) {
	if err := account.Fresh(ctx); err != nil {
		return "", err
	}
	member := account.ViewerID(ctx)
	secret, err := s.secretRows(ctx)
	if err != nil {
		return "", err
	}
	err = s.db.InTx(ctx, func(ctx context.Context, tx *db.Tx) error {
		return audit.RecordIn(ctx, tx, audit.Act{Kind: audit.ArchiveTaken, MemberID: int64(member)})
	})
	if err != nil {
		return "", err
	}
	err = s.db.InSnapshot(ctx, func(ctx context.Context, tx *db.Tx) error {
		owner, err := storeOn(tx).owner(ctx, member)
		if err != nil {
			return err
		}
		w, err := open()
		if err != nil {
			return err
		}
		handle = owner.Handle
		return pack(ctx, tx, owner, secret, w)
	})
	return handle, err
}

// packing is an archive that is being written.
type packing struct {
	zip    *zip.Writer
	tx     *db.Tx
	owner  *account.Member
	now    time.Time
	counts map[string]int
}

func pack(ctx context.Context, tx *db.Tx, owner *account.Member, secret [][]byte, w io.Writer) error {
	p := &packing{zip: zip.NewWriter(w), tx: tx, owner: owner, now: tx.Now(), counts: map[string]int{}}
	for _, part := range parts() {
		if err := p.file("data/"+part.file+".json", func(w *bufio.Writer) error { return p.rows(ctx, w, part) }); err != nil {
			return err
		}
	}
	if err := p.secret(secret); err != nil {
		return err
	}
	if err := p.file("index.html", func(w *bufio.Writer) error { return p.page(ctx, w) }); err != nil {
		return err
	}
	if err := p.file("manifest.json", p.manifest); err != nil {
		return err
	}
	return p.zip.Close()
}

// file writes one file of the archive.
func (p *packing) file(name string, write func(*bufio.Writer) error) error {
	f, err := p.zip.CreateHeader(&zip.FileHeader{Name: name, Method: zip.Deflate, Modified: p.now})
	if err != nil {
		return err
	}
	w := bufio.NewWriter(f)
	if err := write(w); err != nil {
		return err
	}
	return w.Flush()
}

// rows writes a part as a JSON array, a row a line.
func (p *packing) rows(ctx context.Context, w *bufio.Writer, of part) error {
	_, _ = w.WriteString("[") // what goes wrong here is said by Flush
	err := p.each(ctx, "json", of, func(row []byte) error {
		if p.counts[of.file]++; p.counts[of.file] > 1 {
			_ = w.WriteByte(',')
		}
		_ = w.WriteByte('\n')
		_, err := w.Write(row)
		return err
	})
	_, _ = w.WriteString("\n]\n")
	return err
}

// each reads the rows of a part, a few at a time.
func (p *packing) each(ctx context.Context, pass string, of part, use func(row []byte) error) error {
	on := storeOn(p.tx.Cursor(pass+"_"+of.file, atATime))
	for {
		rows, err := on.part(ctx, of.file, p.owner.ID)
		if len(rows) == 0 || err != nil {
			return err
		}
		for _, row := range rows {
			if err := use(row); err != nil {
				return err
			}
		}
	}
}

// manifest says what there is, and what is not there and why.
func (p *packing) manifest(w *bufio.Writer) error {
	type file struct {
		File  string `json:"file"`
		Table string `json:"table"`
		Rows  int    `json:"rows"`
	}
	m := struct {
		Version  int               `json:"version"`
		Handle   string            `json:"handle"`
		TakenAt  time.Time         `json:"taken_at"`
		Files    []file            `json:"files"`
		LeftOut  map[string]string `json:"left_out"`
		Language string            `json:"language"`
	}{1, p.owner.Handle, p.now, nil, map[string]string{}, p.owner.Locale}
	for _, of := range parts() {
		m.Files = append(m.Files, file{"data/" + of.file + ".json", of.table, p.counts[of.file]})
	}
	if n, is := p.counts[sheetsFile]; is {
		m.Files = append(m.Files, file{sheetsFile, "ballot_secret", n})
	}
	for table, why := range leftOut() {
		m.LeftOut[table] = why.in(p.owner.Locale)
	}
	encoder := json.NewEncoder(w)
	encoder.SetIndent("", "  ")
	return encoder.Encode(m)
}
