package saml

import (
	"bytes"
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/rsa"
	"crypto/x509"
	"encoding/pem"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestOurKeyIsMadeOnce at the first start, as the rules for public bodies want it, and found at the second.
func TestOurKeyIsMadeOnce(t *testing.T) {
	dir := t.TempDir()
	who := subject{piazza, "Comune di Prova", "Prova", "c_x000", "Prova"}
	first, err := kept(dir, "saml-federa", who)
	if err != nil {
		t.Fatal(err)
	}
	again, err := kept(dir, "saml-federa", who)
	if err != nil || !again.key.Equal(first.key) || !again.certificate.Equal(first.certificate) {
		t.Errorf("the second start has another key, %v", err)
	}
	c := first.certificate
	if first.key.N.BitLen() != 3072 || c.SignatureAlgorithm != x509.SHA256WithRSA || c.CheckSignature(c.SignatureAlgorithm, c.RawTBSCertificate, c.Signature) != nil {
		t.Errorf("%d bits, signed by %s", first.key.N.BitLen(), c.SignatureAlgorithm)
	}
	named := map[string]string{}
	for _, n := range c.Subject.Names {
		named[n.Type.String()] = fmt.Sprint(n.Value)
	}
	for oid, want := range map[string]string{
		"2.5.4.3": "Prova", "2.5.4.10": "Comune di Prova", "2.5.4.83": piazza, "2.5.4.97": "PA:IT-c_x000", "2.5.4.6": "IT", "2.5.4.7": "Prova",
	} {
		if named[oid] != want {
			t.Errorf("%s is %q", oid, named[oid])
		}
	}
	if len(c.Policies) != 1 || c.Policies[0].String() != "1.3.76.16.4.2.1" {
		t.Errorf("the policies are %v", c.Policies)
	}
	kept, err := os.Stat(filepath.Join(dir, "saml-federa.pem"))
	if err != nil || kept.Mode().Perm() != 0o600 {
		t.Errorf("the key lies open: %v, %v", kept.Mode(), err)
	}
}

// TestKeysAreNotShown in whatever way a pair is printed.
func TestKeysAreNotShown(t *testing.T) {
	p := newPair(t, noon)
	for _, form := range []string{"%v", "%+v", "%#v", "%s"} {
		if shown := fmt.Sprintf(form, p); shown != "our key" {
			t.Errorf("%s shows %.80s", form, shown)
		}
		if shown := fmt.Sprintf(form, &p); shown != "our key" {
			t.Errorf("%s shows %.80s of a pointer", form, shown)
		}
	}
}

// TestGivenKeys reads what the operator brought, and says what is wrong with it.
func TestGivenKeys(t *testing.T) {
	p, other := newPair(t, noon), newPair(t, noon)
	small, err := rsa.GenerateKey(rand.Reader, 1024)
	if err != nil {
		t.Fatal(err)
	}
	curve, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	for name, c := range map[string]struct {
		key, certificate []byte
		say              string
	}{
		"right":           {keyText(t, p.key), certificateText(p.certificate.Raw), ""},
		"old form":        {pem.EncodeToMemory(&pem.Block{Type: "RSA PRIVATE KEY", Bytes: x509.MarshalPKCS1PrivateKey(p.key)}), certificateText(p.certificate.Raw), ""},
		"another's":       {keyText(t, other.key), certificateText(p.certificate.Raw), "another key"},
		"no certificate":  {keyText(t, p.key), nil, "needs a private key and its certificate"},
		"no key":          {nil, certificateText(p.certificate.Raw), "needs a private key and its certificate"},
		"elliptic":        {keyText(t, curve), certificateText(p.certificate.Raw), "RSA is expected"},
		"weak":            {keyText(t, small), certificateText(p.certificate.Raw), "1024 bits"},
		"bad certificate": {keyText(t, p.key), certificateText([]byte("x")), "cannot be read"},
	} {
		t.Run(name, func(t *testing.T) {
			dir := t.TempDir()
			key, certificate := filepath.Join(dir, "key"), filepath.Join(dir, "certificate")
			save(t, key, c.key)
			save(t, certificate, c.certificate)
			_, err := given(key, certificate)
			if (err == nil) != (c.say == "") || err != nil && !strings.Contains(err.Error(), c.say) {
				t.Errorf("%v", err)
			}
			if err != nil && len(c.key) > 100 && bytes.Contains([]byte(err.Error()), c.key[40:80]) {
				t.Error("the key stands in the error")
			}
		})
	}
	if _, err := given("/nowhere/key", "/nowhere/certificate"); err == nil {
		t.Error("a missing file is a key")
	}
}

func keyText(t *testing.T, key any) []byte {
	t.Helper()
	raw, err := x509.MarshalPKCS8PrivateKey(key)
	if err != nil {
		t.Fatal(err)
	}
	return pem.EncodeToMemory(&pem.Block{Type: "PRIVATE KEY", Bytes: raw})
}

func certificateText(raw []byte) []byte {
	return pem.EncodeToMemory(&pem.Block{Type: "CERTIFICATE", Bytes: raw})
}

func save(t *testing.T, path string, text []byte) {
	t.Helper()
	if err := os.WriteFile(path, text, 0o600); err != nil {
		t.Fatal(err)
	}
}
