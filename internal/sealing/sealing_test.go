package sealing_test

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"strings"
	"testing"

	"piazza/internal/sealing"
)

func seal() sealing.SealID { return sealing.SealID(bytes.Repeat([]byte{7}, 16)) }

func subkeys(t *testing.T, first byte, seal sealing.SealID) *sealing.Subkeys {
	t.Helper()
	keys, err := sealing.Derive(append([]byte{first}, make([]byte, sealing.KeyBytes-1)...), seal)
	if err != nil {
		t.Fatal(err)
	}
	return keys
}

// TestJSON holds the one form of texts: nothing is escaped that need not be.
func TestJSON(t *testing.T) {
	for text, want := range map[string]string{
		"<a> & 'b'":          `"<a> & 'b'"`,
		"\u2028\u2029":       "\"\u2028\u2029\"",
		`\u2028 \\u2029`:     `"\\u2028 \\\\u2029"`,
		"\\\u2028\"":         "\"\\\\\u2028\\\"\"",
		"\x00\x1f\x7f\b\f":   "\"\\u0000\\u001f\x7f\\b\\f\"",
		"\t\r\n/ è 🌳 \u202a": "\"\\t\\r\\n/ è 🌳 \u202a\"",
	} {
		if got, err := sealing.JSON(text); err != nil || got != want {
			t.Errorf("%q is written %s (%v), want %s", text, got, err, want)
		}
	}
}

// TestHashes holds the bytes that are hashed and signed, as docs/ballots.md writes them out.
func TestHashes(t *testing.T) {
	id := strings.Repeat("07", 16)
	nonce := [32]byte{0xab}
	ballot := "piazza ballot 1\n" + id + "\n12\nab" + strings.Repeat("0", 62) + "\n" + `{"options":[3]}` + "\nperché sì"
	commitment := sha256.Sum256([]byte(ballot))
	if got := sealing.Commit(seal(), 12, nonce, `{"options":[3]}`, "perché sì"); got != commitment {
		t.Errorf("commitment %x", got)
	}
	body := sealing.BatchBody([]sealing.Commitment{{9, [32]byte{1}}, {12, [32]byte{2}}, {12, [32]byte{1}}})
	zeros := strings.Repeat("0", 62)
	if want := "12 01" + zeros + "\n12 02" + zeros + "\n9 01" + zeros + "\n"; body != want {
		t.Errorf("body %q", body)
	}
	entry := "piazza entry 1\n" + id + "\n3\nbatch\n" + hex.EncodeToString(commitment[:]) + "\n" + body
	head := sealing.NextHead(seal(), 3, sealing.KindBatch, commitment, body)
	if head != sha256.Sum256([]byte(entry)) {
		t.Errorf("head %x", head)
	}
	if got, want := string(sealing.SignedHead(seal(), 3, head)), "piazza head 1\n"+id+"\n3\n"+hex.EncodeToString(head[:])+"\n"; got != want {
		t.Errorf("signed head %q", got)
	}
	receipt := sealing.SignedReceipt(seal(), 3, head, []sealing.Commitment{{9, [32]byte{1}}})
	if want := "piazza receipt 1\n" + id + "\n3\n" + hex.EncodeToString(head[:]) + "\n9 01" + zeros + "\n"; string(receipt) != want {
		t.Errorf("signed receipt %q", receipt)
	}
	if got, want := string(sealing.SignedBundle(seal(), head)), "piazza bundle 1\n"+id+"\n"+hex.EncodeToString(head[:])+"\n"; got != want {
		t.Errorf("signed bundle %q", got)
	}
}

// TestSeal opens what was sealed, for its place and under its key alone, and hides how long it is.
func TestSeal(t *testing.T) {
	keys, place := subkeys(t, 1, seal()), []byte("pseudonym")
	for _, length := range []int{0, 1, 1019, 1020, 1021, 5000} {
		plain := bytes.Repeat([]byte{0xee}, length)
		sealed := keys.Seal(place, plain, 1024)
		if blocks := (length + 4 + 1023) / 1024; len(sealed) != blocks*1024+28 {
			t.Errorf("%d bytes are sealed in %d", length, len(sealed))
		}
		if again, err := keys.Open(place, sealed); err != nil || !bytes.Equal(again, plain) {
			t.Errorf("%d bytes come back as %d: %v", length, len(again), err)
		}
		changed := bytes.Clone(sealed)
		changed[length%len(changed)] ^= 1
		for name, open := range map[string]func() ([]byte, error){
			"elsewhere":         func() ([]byte, error) { return keys.Open([]byte("other"), sealed) },
			"with another key":  func() ([]byte, error) { return subkeys(t, 2, seal()).Open(place, sealed) },
			"of another poll":   func() ([]byte, error) { return subkeys(t, 1, sealing.SealID{8}).Open(place, sealed) },
			"changed":           func() ([]byte, error) { return keys.Open(place, changed) },
			"cut":               func() ([]byte, error) { return keys.Open(place, sealed[:len(sealed)-1]) },
			"nothing of it":     func() ([]byte, error) { return keys.Open(place, nil) },
			"of another length": func() ([]byte, error) { return keys.Open(place, sealed[:20]) },
		} {
			if _, err := open(); !errors.Is(err, sealing.ErrBlob) {
				t.Errorf("%d bytes %s: %v", length, name, err)
			}
		}
	}
	if bytes.Equal(keys.Seal(place, nil, 64), keys.Seal(place, nil, 64)) {
		t.Error("the same text sealed twice shows that it is the same")
	}
}

// TestNames tells persons, members and inputs apart, and one poll from another.
func TestNames(t *testing.T) {
	a, b := subkeys(t, 1, seal()), subkeys(t, 1, sealing.SealID{8})
	seen := map[[32]byte]string{}
	for name, hash := range map[string][32]byte{
		"person 1": a.Pseudonym(1), "person 12": a.Pseudonym(12), "person 1 elsewhere": b.Pseudonym(1),
		"retry": a.Retry(1, "k", []byte("x")), "of another": a.Retry(2, "k", []byte("x")), "of another key": a.Retry(1, "l", []byte("x")),
		"of another input": a.Retry(1, "k", []byte("y")), "elsewhere": b.Retry(1, "k", []byte("x")),
	} {
		if other := seen[hash]; other != "" {
			t.Errorf("%s is %s", name, other)
		}
		seen[hash] = name
	}
	if _, err := sealing.Derive(make([]byte, 31), seal()); !errors.Is(err, sealing.ErrKey) {
		t.Errorf("a short key: %v", err)
	}
}

// TestReceipt holds the one form of receipts: ballots in ascending order of their questions, each with its commitment.
func TestReceipt(t *testing.T) {
	r := &sealing.Receipt{
		Poll: 7, URL: "https://piazza.example/p/7", Seal: seal(), Entry: 4, Head: [32]byte{9}, KeyID: "0011", Signature: []byte("signed"),
		Ballots: []sealing.ReceiptBallot{
			{Question: 12, Nonce: [32]byte{1}, Choice: `{"text":"<b>"}`, Reason: "a\nb"}, {Question: 9, Nonce: [32]byte{2}, Choice: `{"none":true}`},
		},
	}
	c, zeros := r.Commitments(), strings.Repeat("00", 31)
	want := `{"format":"piazza-receipt/1","poll":7,"url":"https://piazza.example/p/7","seal":"` + strings.Repeat("07", 16) + `","entry":4,"head":"09` + zeros +
		`","ballots":[{"question":9,"nonce":"02` + zeros + `","choice":"{\"none\":true}","reason":"","commitment":"` + hex.EncodeToString(c[1].Hash[:]) +
		`"},{"question":12,"nonce":"01` + zeros + `","choice":"{\"text\":\"<b>\"}","reason":"a\nb","commitment":"` + hex.EncodeToString(c[0].Hash[:]) +
		`"}],"key":"0011","signature":"c2lnbmVk"}`
	if text := r.Text(); text != want {
		t.Errorf("%s, want %s", text, want)
	}
}
