package ballot

import "errors"

// Door is a way on which results leave the house. The zero Door is none: nobody outside can make another, so that whoever
// shows results names one of those below.
type Door struct{ name string }

// The doors. A test walks all of them and compares what a person who may not see results is told.
var (
	// DoorPoll: results of a poll that is read, and whether the viewer may see them.
	DoorPoll = Door{"poll"}
	// DoorWatch: results that are watched.
	DoorWatch = Door{"watch"}
	// DoorBallots: who voted what.
	DoorBallots = Door{"ballots"}
	// DoorTexts: answers to open questions, and reasons.
	DoorTexts = Door{"texts"}
	// DoorPage: the readable page.
	DoorPage = Door{"page"}
	// DoorExport: the files.
	DoorExport = Door{"export"}
	// DoorBundle: the public bundles of confidential polls.
	DoorBundle = Door{"bundle"}
	// DoorAssembly: what an assembly shows, to those who are in it as well.
	DoorAssembly = Door{"assembly"}
)

// Doors is the register of all doors.
func Doors() []Door {
	return []Door{DoorPoll, DoorWatch, DoorBallots, DoorTexts, DoorPage, DoorExport, DoorBundle, DoorAssembly}
}

// String is the door's name.
func (d Door) String() string { return d.name }

var errDoor = errors.New("results leave through a registered door alone")

// opens refuses what is no door.
func (d Door) opens() error {
	if d == (Door{}) {
		return errDoor
	}
	return nil
}
