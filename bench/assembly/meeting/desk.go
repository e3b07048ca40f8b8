//go:build linux

package meeting

import (
	"context"
	"fmt"
	"time"
)

// Desk is where an assembly is led from.
type Desk struct {
	*Line
	// ID and Number name the assembly, as soon as it was created.
	ID     string
	Number int64
	// Clicks are what was done, in order.
	Clicks []Click
}

// Click is a change that everybody is to see: an item that comes to a state.
type Click struct {
	Item  string
	State string
	// At is the moment before it was sent, Took how long the answer took.
	At   time.Time
	Took time.Duration
}

// Plan is an assembly to prepare.
type Plan struct {
	// Piazza is the piazza's id.
	Piazza, Title string
	// Electorate is who counts: MEMBERS or SIGNED_IN.
	Electorate string
	// Guests is who may come without being signed in: NONE, SLIPS or ANYONE.
	Guests string
	Quorum int
	// Items are what is asked.
	Items []Item
}

// Item is a question with its rules, as inputs of the API.
type Item struct{ Question, Rules map[string]any }

const errorsOnly = `userErrors { reason message }`

// Prepare creates the assembly with its queue and returns the items' ids.
func (d *Desk) Prepare(ctx context.Context, p Plan) (items []string, err error) {
	var made struct {
		Assembly struct {
			ID     string
			Number int64
		}
	}
	input := map[string]any{"piazzaId": p.Piazza, "title": p.Title, "electorate": p.Electorate, "guests": p.Guests, "quorum": p.Quorum}
	create := `mutation ($in: AssemblyCreateInput!) { assemblyCreate(input: $in) { assembly { id number } ` + errorsOnly + ` } }`
	if err := d.Ask(ctx, create, map[string]any{"in": input}, &made); err != nil {
		return nil, fmt.Errorf("create: %w", err)
	}
	d.ID, d.Number = made.Assembly.ID, made.Assembly.Number
	for i, item := range p.Items {
		id, err := d.Add(ctx, item)
		if err != nil {
			return nil, fmt.Errorf("item %d: %w", i, err)
		}
		items = append(items, id)
	}
	return items, nil
}

// Add puts a question at the end of the queue and returns the item's id.
func (d *Desk) Add(ctx context.Context, item Item) (string, error) {
	var got struct {
		Assembly struct {
			State struct{ Items []struct{ ID string } }
		}
	}
	add := `mutation ($in: AssemblyItemAddInput!) { assemblyItemAdd(input: $in) { assembly { state { items { id } } } ` + errorsOnly + ` } }`
	err := d.Ask(ctx, add, map[string]any{"in": map[string]any{"assemblyId": d.ID, "question": item.Question, "rules": item.Rules}}, &got)
	list := got.Assembly.State.Items
	if err != nil || len(list) == 0 {
		return "", fmt.Errorf("nothing was added: %w", err)
	}
	return list[len(list)-1].ID, nil
}

// Start begins the assembly and returns its code.
func (d *Desk) Start(ctx context.Context) (code string, err error) {
	var got struct {
		Assembly struct {
			State struct{ Entrance struct{ Code string } }
		}
	}
	start := `mutation ($in: AssemblyInput!) { assemblyStart(input: $in) { assembly { state { entrance { code } } } ` + errorsOnly + ` } }`
	err = d.Ask(ctx, start, d.this(), &got)
	return got.Assembly.State.Entrance.Code, err
}

func (d *Desk) this() map[string]any {
	return map[string]any{"in": map[string]any{"assemblyId": d.ID}}
}

// Slips makes so many slips and returns their codes.
func (d *Desk) Slips(ctx context.Context, count int) (codes []string, err error) {
	var got struct{ Slips []struct{ Code string } }
	document := `mutation ($in: AssemblySlipsInput!) { assemblySlipsCreate(input: $in) { slips { code } ` + errorsOnly + ` } }`
	err = d.Ask(ctx, document, map[string]any{"in": map[string]any{"assemblyId": d.ID, "count": count}}, &got)
	for _, slip := range got.Slips {
		codes = append(codes, slip.Code)
	}
	return codes, err
}

// Screen makes a screen and returns its pass.
func (d *Desk) Screen(ctx context.Context) (string, error) {
	var got struct{ Link string }
	document := `mutation ($in: AssemblyInput!) { assemblyScreenCreate(input: $in) { link ` + errorsOnly + ` } }`
	if err := d.Ask(ctx, document, d.this(), &got); err != nil {
		return "", err
	}
	for i, c := range got.Link {
		if c == '#' {
			return got.Link[i+1:], nil
		}
	}
	return "", fmt.Errorf("no pass in %q", got.Link)
}

// Show brings an item before everybody.
func (d *Desk) Show(ctx context.Context, item string) error {
	return d.click(ctx, item, Waiting, "assemblyShow", "AssemblyShowInput", map[string]any{"assemblyId": d.ID, "itemId": item})
}

// Open opens an item.
func (d *Desk) Open(ctx context.Context, item string) error {
	return d.click(ctx, item, Open, "assemblyItemOpen", "AssemblyItemInput", map[string]any{"itemId": item})
}

// Shut closes an item.
func (d *Desk) Shut(ctx context.Context, item string) error {
	return d.click(ctx, item, Closed, "assemblyItemClose", "AssemblyItemInput", map[string]any{"itemId": item})
}

// Reveal shows what came out.
func (d *Desk) Reveal(ctx context.Context, item string) error {
	return d.click(ctx, item, Revealed, "assemblyItemReveal", "AssemblyItemInput", map[string]any{"itemId": item})
}

// The states of an item.
const (
	Waiting  = "WAITING"
	Open     = "OPEN"
	Closed   = "CLOSED"
	Revealed = "REVEALED"
)

// click does something that everybody is to see, at any node that answers.
func (d *Desk) click(ctx context.Context, item, state, field, input string, in map[string]any) error {
	document := fmt.Sprintf(`mutation ($in: %s!) { %s(input: $in) { assembly { version } %s } }`, input, field, errorsOnly)
	c := Click{Item: item, State: state, At: time.Now()}
	_, err := d.Insist(ctx, document, map[string]any{"in": in}, nil)
	c.Took = time.Since(c.At)
	d.Clicks = append(d.Clicks, c)
	return err
}
