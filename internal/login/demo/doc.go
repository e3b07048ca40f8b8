// Package demo is a small OpenID Connect provider inside the program, for the demo alone: whoever is asked who he is
// chooses one of the demo's members from a list.
//
// It speaks the protocol in full, so that signing in to the demo goes the same way as with any other provider. It
// remembers nothing: its keys follow from the installation's, and a login under way travels with the browser, sealed, so
// that any node can go on with it. Where others than the owner of the computer may reach the demo,
// administrators are not on the list and are refused.
package demo
