// Package signing keeps the keys with which the installation signs what others check: logs, receipts and bundles of confidential
// polls. Their history is public, with its dates; their private parts are files in the installation's folder of keys.
//
// One key is in use at a time. Whoever signs asks for it in the transaction that writes the signature, so that a change counts at
// once on all nodes, which share the folder. A node whose folder lacks the private part signs nothing and says so. A key that is
// replaced stays in the history for good, because what it signed has to be checked for good; its private part is destroyed.
package signing
