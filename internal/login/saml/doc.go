// Package saml signs people in through a SAML 2.0 gateway: Federa, which brings SPID and the electronic identity card.
//
// It takes the types of SAML's messages from crewjam/saml and the mathematics of XML signatures from goxmldsig, and believes
// neither with a whole document: what was signed is read again from the very bytes that were signed, and from nothing else.
// Who somebody is follows from an attribute that stays the same, never from the name that the gateway gives him for one
// session. The fiscal code is hashed under the installation's own key as soon as it is read, and goes nowhere.
package saml
