package login

import (
	"net/url"

	"piazza/internal/account"
)

// The realms of services that name no issuer: fixed, so that a person stays the same wherever the service moves its addresses.
const (
	facebookRealm = "facebook"
	xRealm        = "x"
)

// preset is what is known beforehand of a kind of service. What it is called in the settings is Kind, but for oauth.
func preset(kind string) (p Provider, speaksOpenID, known bool) {
	switch kind {
	case "google":
		return google(), true, true
	case "linkedin":
		return linkedIn(), true, true
	case "openid":
		return Provider{Kind: account.KindOpenID, Again: map[string]string{"prompt": "login", "max_age": "0"}}, true, true
	case "facebook":
		return facebook(), false, true
	case "x":
		return x(), false, true
	case "oauth":
		return Provider{Kind: account.KindOpenID, Fields: Fields{Subject: "id", Name: "name", NickName: "login", Email: "email"}}, false, true
	default:
		return Provider{}, false, false
	}
}

// google knows PKCE and nonces, and no prompt=login.
func google() Provider {
	return Provider{
		Kind: account.KindGoogle, Title: "Google", Issuer: "https://accounts.google.com", Vouches: true,
		Again: map[string]string{"prompt": "select_account"},
	}
}

// linkedIn carries no nonce back and refuses PKCE to applications with a secret: what is left is the state, which is bound to
// the browser, and the secret.
func linkedIn() Provider {
	return Provider{
		Kind: account.KindLinkedIn, Title: "LinkedIn", Issuer: "https://www.linkedin.com/oauth", Vouches: true,
		WithoutPKCE: true, WithoutNonce: true,
	}
}

// facebook tells no more than we ask for, and the address only of who has one and lets us know it. It does not say whether
// that is the person's, so that its word about addresses counts for nothing.
func facebook() Provider {
	return Provider{
		Kind: account.KindFacebook, Title: "Facebook", Realm: facebookRealm, Scopes: []string{"public_profile", "email"},
		Endpoints: Endpoints{ //nolint:gosec // addresses
			Authorize: "https://www.facebook.com/v23.0/dialog/oauth", Token: "https://graph.facebook.com/v23.0/oauth/access_token",
			Profile: "https://graph.facebook.com/v23.0/me?" + url.Values{"fields": {"id,name,email"}}.Encode(),
		},
		Again:  map[string]string{"auth_type": "reauthenticate"},
		Fields: Fields{Subject: "id", Name: "name", Email: "email"},
	}
}

func x() Provider {
	return Provider{
		Kind: account.KindX, Title: "X", Realm: xRealm, Scopes: []string{"users.read", "tweet.read"},
		Endpoints: Endpoints{ //nolint:gosec // addresses
			Authorize: "https://x.com/i/oauth2/authorize", Token: "https://api.x.com/2/oauth2/token",
			Profile: "https://api.x.com/2/users/me?" + url.Values{"user.fields": {"id,name,username"}}.Encode(),
		},
		Fields: Fields{Subject: "data.id", Name: "data.name", NickName: "data.username"},
	}
}
