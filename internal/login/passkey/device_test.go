package passkey_test

import (
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/sha256"
	"encoding/base64"
	"encoding/binary"
	"encoding/json"
	"testing"
)

// device is an authenticator in software: ES256, no attestation. What it says can be bent.
type device struct {
	t      *testing.T
	key    *ecdsa.PrivateKey
	id     []byte
	handle []byte
	count  uint32
	// origin and rp are what its browser says, unverified lets it skip its user, silent keeps it from saying whose it is.
	origin, rp         string
	unverified, silent bool
}

const (
	flagPresent  = 0x01
	flagVerified = 0x04
	flagAttested = 0x40
)

func newDevice(t *testing.T) *device {
	t.Helper()
	key, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		t.Fatal(err)
	}
	id := make([]byte, 32)
	_, _ = rand.Read(id)
	return &device{t: t, key: key, id: id, origin: address, rp: host}
}

// options are what a begin step answers.
type options struct {
	PublicKey struct {
		Challenge string
		RPID      string `json:"rpId"`
		RP        struct{ ID string }
		User      struct{ ID, Name, DisplayName string }

		UserVerification       string
		AllowCredentials       []struct{ ID string }
		ExcludeCredentials     []struct{ ID string }
		AuthenticatorSelection struct {
			ResidentKey, UserVerification string
			RequireResidentKey            bool
		}
		Attestation string
	}
}

func text(b []byte) string { return base64.RawURLEncoding.EncodeToString(b) }

func (d *device) bytes(s string) []byte {
	d.t.Helper()
	b, err := base64.RawURLEncoding.DecodeString(s)
	if err != nil {
		d.t.Fatal(err)
	}
	return b
}

func (d *device) clientData(kind, challenge string) []byte {
	data, err := json.Marshal(map[string]any{"type": kind, "challenge": challenge, "origin": d.origin, "crossOrigin": false})
	if err != nil {
		d.t.Fatal(err)
	}
	return data
}

// says is the authenticator's data.
func (d *device) says(flags byte) []byte {
	if flags |= flagPresent; !d.unverified {
		flags |= flagVerified
	}
	hash := sha256.Sum256([]byte(d.rp))
	return binary.BigEndian.AppendUint32(append(hash[:], flags), d.count)
}

// create makes the credential that a page sends to register/finish.
func (d *device) create(o options) json.RawMessage {
	d.handle = d.bytes(o.PublicKey.User.ID)
	said := d.says(flagAttested)
	said = append(said, make([]byte, 16)...) // no model
	said = binary.BigEndian.AppendUint16(said, uint16(len(d.id)))
	said = append(append(said, d.id...), d.publicKey()...)
	// {"fmt": "none", "attStmt": {}, "authData": …} in CBOR
	object := append([]byte{0xA3, 0x63, 'f', 'm', 't', 0x64, 'n', 'o', 'n', 'e', 0x67}, "attStmt"...)
	object = append(append(append(object, 0xA0, 0x68), "authData"...), 0x59, byte(len(said)>>8), byte(len(said)))
	object = append(object, said...)
	return d.credential(map[string]any{
		"clientDataJSON": text(d.clientData("webauthn.create", o.PublicKey.Challenge)), "attestationObject": text(object),
		"transports": []string{"internal"},
	})
}

// publicKey is the key in COSE: {1: 2, 3: -7, -1: 1, -2: x, -3: y}.
func (d *device) publicKey() []byte {
	point, err := d.key.PublicKey.Bytes()
	if err != nil {
		d.t.Fatal(err)
	}
	out := []byte{0xA5, 0x01, 0x02, 0x03, 0x26, 0x20, 0x01, 0x21, 0x58, 0x20}
	out = append(append(out, point[1:33]...), 0x22, 0x58, 0x20)
	return append(out, point[33:]...)
}

// get makes the credential that a page sends to enter/finish and confirm/finish.
func (d *device) get(o options) json.RawMessage {
	d.count++
	said, client := d.says(0), d.clientData("webauthn.get", o.PublicKey.Challenge)
	hash := sha256.Sum256(client)
	digest := sha256.Sum256(append(append([]byte{}, said...), hash[:]...))
	signature, err := ecdsa.SignASN1(rand.Reader, d.key, digest[:])
	if err != nil {
		d.t.Fatal(err)
	}
	response := map[string]any{"clientDataJSON": text(client), "authenticatorData": text(said), "signature": text(signature)}
	if !d.silent {
		response["userHandle"] = text(d.handle)
	}
	return d.credential(response)
}

func (d *device) credential(response map[string]any) json.RawMessage {
	out, err := json.Marshal(map[string]any{
		"id": text(d.id), "rawId": text(d.id), "type": "public-key", "response": response,
		"clientExtensionResults": map[string]any{}, "authenticatorAttachment": "platform",
	})
	if err != nil {
		d.t.Fatal(err)
	}
	return out
}
