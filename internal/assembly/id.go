package assembly

import (
	"io"

	"piazza/internal/nodeid"
)

// The kinds of the opaque ids.
const (
	NodeKind  = "assembly"
	ItemKind  = "assembly-item"
	SlipKind  = "assembly-slip"
	FloorKind = "floor-question"
)

// ID is an assembly's number.
type ID int64

// ItemID is the number of a question in a queue.
type ItemID int64

// SlipID is the number of a slip for a guest.
type SlipID int64

// FloorID is the number of a question from the floor.
type FloorID int64

// MarshalGQL writes the opaque id.
func (id ID) MarshalGQL(w io.Writer) { nodeid.Write(w, NodeKind, int64(id)) }

// UnmarshalGQL reads an opaque id; what is none reads as 0, which matches nothing.
func (id *ID) UnmarshalGQL(v any) error {
	*id = ID(nodeid.Read(v, NodeKind))
	return nil
}

// MarshalGQL writes the opaque id.
func (id ItemID) MarshalGQL(w io.Writer) { nodeid.Write(w, ItemKind, int64(id)) }

// UnmarshalGQL reads an opaque id; what is none reads as 0, which matches nothing.
func (id *ItemID) UnmarshalGQL(v any) error {
	*id = ItemID(nodeid.Read(v, ItemKind))
	return nil
}

// MarshalGQL writes the opaque id.
func (id SlipID) MarshalGQL(w io.Writer) { nodeid.Write(w, SlipKind, int64(id)) }

// UnmarshalGQL reads an opaque id; what is none reads as 0, which matches nothing.
func (id *SlipID) UnmarshalGQL(v any) error {
	*id = SlipID(nodeid.Read(v, SlipKind))
	return nil
}

// MarshalGQL writes the opaque id.
func (id FloorID) MarshalGQL(w io.Writer) { nodeid.Write(w, FloorKind, int64(id)) }

// UnmarshalGQL reads an opaque id; what is none reads as 0, which matches nothing.
func (id *FloorID) UnmarshalGQL(v any) error {
	*id = FloorID(nodeid.Read(v, FloorKind))
	return nil
}
