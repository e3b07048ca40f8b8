package graph

import (
	"context"

	"piazza/graph/gen"
	"piazza/internal/account"
	"piazza/internal/audit"
	"piazza/internal/nodeid"
	"piazza/internal/paging"
	"piazza/internal/space"
)

type (
	recordFields     struct{ *Services }
	recordConnection struct{ *Services }
)

func (r *resolvers) AuditRecord() gen.AuditRecordResolver { return recordFields{&r.Services} }

func (r *resolvers) AuditRecordConnection() gen.AuditRecordConnectionResolver {
	return recordConnection{&r.Services}
}

func (q query) AuditTrail(ctx context.Context, first *int, after, memberID *string, kinds []audit.Kind) (*audit.Page, error) {
	f, known := recordFilter(memberID, kinds)
	if !known {
		return &audit.Page{}, nil
	}
	page, err := q.Audit.List(ctx, f, paging.Of(first, after))
	if err == nil {
		listRecords(ctx, page.Records)
	}
	return page, err
}

// recordFilter says which records are asked for; known is false for the id of nobody, whom no record concerns.
func recordFilter(memberID *string, kinds []audit.Kind) (f audit.Filter, known bool) {
	f.Kinds = kinds
	if memberID == nil {
		return f, true
	}
	f.MemberID = nodeid.Read(*memberID, account.NodeKind)
	return f, f.MemberID != 0
}

func (q query) AuditState(ctx context.Context) (*audit.State, error) { return q.Audit.State(ctx) }

// recordSiblings are records of one list, whose members and piazze are read together.
type recordSiblings struct {
	records []*audit.Record
	members batch[account.ID, *account.Member]
	piazze  batch[space.ID, *space.Piazza]
}

// listRecords makes records siblings of each other.
func listRecords(ctx context.Context, records []*audit.Record) {
	o := operationOf(ctx)
	remember(o, &o.records, records, func(r *audit.Record) int64 { return r.Number }, &recordSiblings{records: records})
}

func siblingsOfRecord(ctx context.Context, r *audit.Record) *recordSiblings {
	o := operationOf(ctx)
	if s := recall(o, &o.records, r.Number); s != nil {
		return s
	}
	return &recordSiblings{records: []*audit.Record{r}}
}

func (f recordFields) Actor(ctx context.Context, obj *audit.Record) (*account.Member, error) {
	return f.person(ctx, obj, obj.ActorID)
}

func (f recordFields) Member(ctx context.Context, obj *audit.Record) (*account.Member, error) {
	return f.person(ctx, obj, obj.MemberID)
}

func (f recordFields) person(ctx context.Context, obj *audit.Record, id int64) (*account.Member, error) {
	s := siblingsOfRecord(ctx, obj)
	return s.members.get(account.ID(id), func() (map[account.ID]*account.Member, error) {
		var ids []account.ID
		for _, r := range s.records {
			ids = append(ids, account.ID(r.ActorID), account.ID(r.MemberID))
		}
		return f.Accounts.ByIDs(ctx, ids)
	})
}

func (f recordFields) Piazza(ctx context.Context, obj *audit.Record) (*space.Piazza, error) {
	s := siblingsOfRecord(ctx, obj)
	return s.piazze.get(space.ID(obj.SpaceID), func() (map[space.ID]*space.Piazza, error) {
		return f.Spaces.ByIDs(ctx, each(s.records, func(r *audit.Record) space.ID { return space.ID(r.SpaceID) }))
	})
}

func (recordFields) RoleBefore(_ context.Context, obj *audit.Record) (*space.Role, error) {
	return roleNamed(obj.Fact(audit.RoleBefore)), nil
}

func (recordFields) RoleAfter(_ context.Context, obj *audit.Record) (*space.Role, error) {
	return roleNamed(obj.Fact(audit.RoleAfter)), nil
}

// roleNamed is the role of this name, nil for none.
func roleNamed(name string) *space.Role {
	if role := space.Role(name); role.Valid() {
		return &role
	}
	return nil
}

func (recordConnection) Edges(_ context.Context, obj *audit.Page) ([]*gen.AuditRecordEdge, error) {
	return each(obj.Records, func(r *audit.Record) *gen.AuditRecordEdge {
		return &gen.AuditRecordEdge{Cursor: obj.CursorOf(r), Node: r}
	}), nil
}

func (recordConnection) PageInfo(_ context.Context, obj *audit.Page) (*gen.PageInfo, error) {
	return pageInfo(each(obj.Records, obj.CursorOf), obj.Before, obj.More), nil
}
