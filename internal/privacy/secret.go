package privacy

import (
	"bufio"
	"bytes"
	"context"
)

// sheetsFile holds the ballots of confidential polls that take votes: what the tables hold of them nobody can read.
const sheetsFile = "data/ballot_secret.json"

// SecretBallots returns the viewer's ballots of confidential polls that take votes, as JSON objects.
type SecretBallots func(context.Context) ([][]byte, error)

// Over tells where the viewer's ballots of confidential polls are found; without that the archive holds none.
func (s *Service) Over(ballots SecretBallots) { s.ballots = ballots }

// secretRows are nil where nobody knows of any.
func (s *Service) secretRows(ctx context.Context) ([][]byte, error) {
	if s.ballots == nil {
		return nil, nil
	}
	rows, err := s.ballots(ctx)
	return append([][]byte{}, rows...), err
}

// secret writes them as a JSON array, a row a line.
func (p *packing) secret(rows [][]byte) error {
	if rows == nil {
		return nil
	}
	p.counts[sheetsFile] = len(rows)
	return p.file(sheetsFile, func(w *bufio.Writer) error { return writeRows(w, rows) })
}

func writeRows(w *bufio.Writer, rows [][]byte) error {
	_, _ = w.WriteString("[\n")
	_, _ = w.Write(bytes.Join(rows, []byte(",\n")))
	_, err := w.WriteString("\n]\n")
	return err
}
