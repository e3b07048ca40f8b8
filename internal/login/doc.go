// Package login lets people in through providers that know them: HTTP handlers, and nothing else.
//
// A login is a transaction with four secrets. The state travels through the provider and comes back; the browser keeps
// a cookie; the nonce comes back inside the signed id_token; the PKCE verifier never leaves the server until the code
// is exchanged. All are kept on the server, work once, and for ten minutes. Goth speaks to the provider; its word about
// the id_token is not trusted: go-oidc checks signature, issuer, audience and expiry, and we the nonce.
//
// A provider is asked for its addresses when someone first signs in through it, so that one that is down neither
// stops the start of the program nor the others; a failed question is asked again after a while.
//
// Who comes back is an identity, (realm, subject), and account knows or makes its member. A new session is opened at
// each login; its token lives in the cookie only.
package login
