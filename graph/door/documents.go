package door

import (
	"context"
	"sync"

	"github.com/99designs/gqlgen/graphql"
	"github.com/hashicorp/golang-lru/v2/simplelru"
	"github.com/vektah/gqlparser/v2/ast"
)

const (
	keptDocuments = 1000
	// Longer documents are parsed anew each time.
	keptLength = 16 << 10
	// keptText bounds all texts together. Parsed, a document is a hundred times as large as its text: counted by their
	// number alone, documents that a stranger makes up would fill the memory.
	keptText = 256 << 10
)

// documents keeps validated documents by their text.
type documents struct {
	mu     sync.Mutex
	kept   *simplelru.LRU[string, *ast.QueryDocument]
	length int
}

var _ graphql.Cache[*ast.QueryDocument] = (*documents)(nil)

func newDocuments() *documents {
	d := &documents{}
	kept, err := simplelru.NewLRU(keptDocuments, func(text string, _ *ast.QueryDocument) { d.length -= len(text) })
	if err != nil {
		panic(err) // only for a size below one
	}
	d.kept = kept
	return d
}

// Get returns the document with this text.
func (d *documents) Get(_ context.Context, text string) (*ast.QueryDocument, bool) {
	d.mu.Lock()
	defer d.mu.Unlock()
	return d.kept.Get(text)
}

// Add keeps a document unless it is long, and lets go of those that were not asked for longest.
func (d *documents) Add(_ context.Context, text string, doc *ast.QueryDocument) {
	d.mu.Lock()
	defer d.mu.Unlock()
	if len(text) > keptLength || d.kept.Contains(text) {
		return
	}
	d.length += len(text)
	d.kept.Add(text, doc)
	for d.length > keptText {
		d.kept.RemoveOldest()
	}
}
