package page

import "slices"

// route returns who makes the page of an address.
func route(steps []string) maker {
	switch {
	case len(steps) == 0:
		return installation
	case len(steps) == 1:
		return alone(steps[0])
	case len(steps) == 2:
		return paired(steps[0], steps[1])
	case steps[0] == "piazze":
		return inPiazza(steps[2:])
	default:
		return nowhere
	}
}

func alone(step string) maker {
	switch step {
	case "accedi", "sessioni", "notifiche", "profilo", "entra":
		return private
	case "stato":
		return status
	case "amministrazione":
		return administration
	case "privacy":
		return privacyNotice
	default:
		return nowhere
	}
}

// paired returns who makes a page of two steps.
func paired(room, step string) maker {
	switch room {
	case "persone":
		return member
	case "piazze":
		return piazza
	case "inviti", "assemblea", "sala":
		return private
	case "profilo":
		return only(private, step, "accessi", "sessioni", "programmi", "notifiche", "privacy")
	case "amministrazione":
		return only(administration, step, "inviti", "registro", "informativa")
	default:
		return nowhere
	}
}

// only makes a page at some steps, and none at others.
func only(m maker, step string, rooms ...string) maker {
	if slices.Contains(rooms, step) {
		return m
	}
	return nowhere
}

// inPiazza returns who makes a page below a piazza's own.
func inPiazza(steps []string) maker {
	switch len(steps) {
	case 1:
		return roomOf(steps[0])
	case 2:
		return deskOf(steps[0], steps[1])
	case 3:
		if steps[0] == "assemblee" {
			return only(private, steps[2], "regia", "cedole")
		}
		return nowhere
	default:
		return nowhere
	}
}

func roomOf(step string) maker {
	switch step {
	case "persone":
		return people
	case "registro":
		return decisions
	case "assemblee":
		return assemblies
	case "scrivania", "moderazione":
		return private
	}
	if _, ok := kindOf(step); ok {
		return section
	}
	return nowhere
}

func deskOf(room, step string) maker {
	switch room {
	case "scrivania":
		return private
	case "assemblee":
		return assemblyPage
	case "scrivi":
		if slices.Contains([]string{"notizia", "articolo", "argomento", "video", "votazione", "assemblea"}, step) {
			return private
		}
		return nowhere
	}
	if _, ok := kindOf(room); ok {
		return entryPage
	}
	return nowhere
}
