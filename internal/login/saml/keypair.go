package saml

import (
	"crypto"
	"crypto/rand"
	"crypto/rsa"
	"crypto/sha256"
	"crypto/x509"
	"crypto/x509/pkix"
	"encoding/asn1"
	"encoding/base64"
	"encoding/pem"
	"errors"
	"fmt"
	"math/big"
	"net/url"
	"os"
	"strings"
	"time"

	"github.com/beevik/etree"
	dsig "github.com/russellhaering/goxmldsig"

	"piazza/internal/keys"
)

const (
	keyBits   = 3072
	leastBits = 2048
	keyLife   = 10 * 365 * 24 * time.Hour
)

// keypair is what we sign with, and what others know our signature by. It never leaves the process but for the certificate.
type keypair struct {
	key         *rsa.PrivateKey
	certificate *x509.Certificate
}

// String keeps a key out of every log.
func (keypair) String() string { return "our key" }

// GoString keeps a key out of every log.
func (keypair) GoString() string { return "our key" }

// given reads a key and a certificate that the operator brought.
func given(keyFile, certificateFile string) (keypair, error) {
	key, err := os.ReadFile(keyFile)
	if err != nil {
		return keypair{}, fmt.Errorf("the key of the SAML login: %w", err)
	}
	certificate, err := os.ReadFile(certificateFile)
	if err != nil {
		return keypair{}, fmt.Errorf("the certificate of the SAML login: %w", err)
	}
	return readPair(append(append(key, '\n'), certificate...))
}

// kept returns the pair of the folder of keys, made at the first start. All nodes get the same.
func kept(dir, name string, s subject) (keypair, error) {
	text, err := keys.LoadOr(dir, name+".pem", func() ([]byte, error) { return fresh(s) })
	if err != nil {
		return keypair{}, err
	}
	return readPair(text)
}

// readPair takes one private key and the first certificate from a text in PEM, and sees that they belong together.
func readPair(text []byte) (keypair, error) {
	var pair keypair
	for block, rest := pem.Decode(text); block != nil; block, rest = pem.Decode(rest) {
		var err error
		switch {
		case strings.HasSuffix(block.Type, "PRIVATE KEY"):
			pair.key, err = privateKey(block)
		case block.Type == "CERTIFICATE" && pair.certificate == nil:
			pair.certificate, err = x509.ParseCertificate(block.Bytes)
		}
		if err != nil {
			return keypair{}, errors.New("the key or the certificate of the SAML login cannot be read: PEM with RSA is expected")
		}
	}
	if pair.key == nil || pair.certificate == nil {
		return keypair{}, errors.New("the SAML login needs a private key and its certificate, both in PEM")
	}
	if pair.key.N.BitLen() < leastBits {
		return keypair{}, fmt.Errorf("the key of the SAML login has %d bits: at least %d are asked for", pair.key.N.BitLen(), leastBits)
	}
	if !pair.key.PublicKey.Equal(pair.certificate.PublicKey) {
		return keypair{}, errors.New("the certificate of the SAML login belongs to another key")
	}
	return pair, nil
}

// certificates reads all certificates of a text in PEM.
func certificates(text []byte) (trust, error) {
	var all trust
	for block, rest := pem.Decode(text); block != nil; block, rest = pem.Decode(rest) {
		one, err := x509.ParseCertificate(block.Bytes)
		if err != nil {
			return nil, fmt.Errorf("who signs the gateway's metadata: %w", err)
		}
		all = append(all, one)
	}
	if len(all) == 0 {
		return nil, errors.New("who signs the gateway's metadata: a certificate in PEM is expected")
	}
	return all, nil
}

func privateKey(block *pem.Block) (*rsa.PrivateKey, error) {
	if key, err := x509.ParsePKCS1PrivateKey(block.Bytes); err == nil {
		return key, nil
	}
	parsed, err := x509.ParsePKCS8PrivateKey(block.Bytes)
	if err != nil {
		return nil, err
	}
	key, isRSA := parsed.(*rsa.PrivateKey)
	if !isRSA {
		return nil, errors.New("it is no RSA key")
	}
	return key, nil
}

// subject is whom a certificate names.
type subject struct {
	entity, name, display, code, locality string
}

func fresh(s subject) ([]byte, error) {
	key, err := rsa.GenerateKey(rand.Reader, keyBits)
	if err != nil {
		return nil, err
	}
	certificate, err := selfSigned(key, s, time.Now())
	if err != nil {
		return nil, err
	}
	private, err := x509.MarshalPKCS8PrivateKey(key)
	if err != nil {
		return nil, err
	}
	text := pem.EncodeToMemory(&pem.Block{Type: "PRIVATE KEY", Bytes: private})
	return append(text, pem.EncodeToMemory(&pem.Block{Type: "CERTIFICATE", Bytes: certificate})...), nil
}

// selfSigned makes the certificate of a public body as the rules of SPID describe it: who it is, its entityID (2.5.4.83),
// its code in the index of the administrations (2.5.4.97), and the policy of public service providers.
func selfSigned(key *rsa.PrivateKey, s subject, now time.Time) ([]byte, error) {
	serial, err := rand.Int(rand.Reader, new(big.Int).Lsh(big.NewInt(1), 120))
	if err != nil {
		return nil, err
	}
	name := pkix.Name{
		CommonName: s.display, Organization: some(s.name), Country: []string{"IT"}, Locality: some(s.locality),
		ExtraNames: []pkix.AttributeTypeAndValue{{Type: asn1.ObjectIdentifier{2, 5, 4, 83}, Value: s.entity}},
	}
	if s.code != "" {
		name.ExtraNames = append(name.ExtraNames, pkix.AttributeTypeAndValue{Type: asn1.ObjectIdentifier{2, 5, 4, 97}, Value: "PA:IT-" + s.code})
	}
	policy, err := x509.OIDFromInts([]uint64{1, 3, 76, 16, 4, 2, 1})
	if err != nil {
		return nil, err
	}
	template := &x509.Certificate{
		SerialNumber: serial, Subject: name, NotBefore: now.Add(-time.Hour), NotAfter: now.Add(keyLife),
		SignatureAlgorithm: x509.SHA256WithRSA, Policies: []x509.OID{policy}, BasicConstraintsValid: true,
		KeyUsage: x509.KeyUsageDigitalSignature | x509.KeyUsageContentCommitment,
	}
	return x509.CreateCertificate(rand.Reader, template, template, &key.PublicKey, key)
}

func some(text string) []string {
	if text == "" {
		return nil
	}
	return []string{text}
}

// envelop signs an element: the signature becomes its child at a place.
func (p keypair) envelop(el *etree.Element, place int) error {
	c, err := dsig.NewSigningContext(p.key, [][]byte{p.certificate.Raw})
	if err != nil {
		return err
	}
	c.Canonicalizer = dsig.MakeC14N10ExclusiveCanonicalizerWithPrefixList("")
	// What is signed is a copy: canonicalising changes what it is given.
	alone, err := detached(el)
	if err != nil {
		return err
	}
	signature, err := c.ConstructSignature(alone, true)
	if err != nil {
		return err
	}
	el.InsertChildAt(place, signature)
	return nil
}

// query signs a message that travels in an address, as the binding wants it: the parameters as they stand there, in order.
func (p keypair) query(parameter, message, relay string) (string, error) {
	signed := parameter + "=" + url.QueryEscape(message)
	if relay != "" {
		signed += "&RelayState=" + url.QueryEscape(relay)
	}
	signed += "&SigAlg=" + url.QueryEscape(dsig.RSASHA256SignatureMethod)
	sum := sha256.Sum256([]byte(signed))
	signature, err := rsa.SignPKCS1v15(nil, p.key, crypto.SHA256, sum[:])
	if err != nil {
		return "", err
	}
	return signed + "&Signature=" + url.QueryEscape(base64.StdEncoding.EncodeToString(signature)), nil
}
