package main

import (
	"fmt"
	"testing"
)

// A node with keys of its own would take one person for two: it does not open beside one that was first.
func TestNodesShareTheirKeys(t *testing.T) {
	dir, public := folder(t), "PIAZZA_PUBLIC_URL=https://piazza.example.org"
	open(t, dir, nil, public)
	url := fmt.Sprintf("DATABASE_URL=host='%s/postgres/socket' user=piazza dbname=piazza", dir)
	alone := folder(t)
	refuses(t, 1, ".key is not the one that this installation began with", []string{"serve", "--addr", "127.0.0.1:0", "--data-dir", alone}, public, url, "PIAZZA_LOG_LEVEL=ERROR")
	open(t, alone, nil, public, url, "PIAZZA_KEYS_DIR="+dir+"-keys")
}
