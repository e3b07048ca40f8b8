package door

import (
	"context"

	"github.com/99designs/gqlgen/graphql"
	lru "github.com/hashicorp/golang-lru/v2"
	"github.com/vektah/gqlparser/v2/ast"
)

const (
	keptDocuments = 1000
	// Longer documents are parsed anew each time: kept, a thousand of them would fill the memory.
	keptLength = 16 << 10
)

// documents keeps validated documents by their text.
type documents struct {
	kept *lru.Cache[string, *ast.QueryDocument]
}

var _ graphql.Cache[*ast.QueryDocument] = documents{}

func newDocuments() documents {
	kept, err := lru.New[string, *ast.QueryDocument](keptDocuments)
	if err != nil {
		panic(err) // only for a size below one
	}
	return documents{kept}
}

// Get returns the document with this text.
func (d documents) Get(_ context.Context, text string) (*ast.QueryDocument, bool) {
	return d.kept.Get(text)
}

// Add keeps a document unless it is long.
func (d documents) Add(_ context.Context, text string, doc *ast.QueryDocument) {
	if len(text) <= keptLength {
		d.kept.Add(text, doc)
	}
}
