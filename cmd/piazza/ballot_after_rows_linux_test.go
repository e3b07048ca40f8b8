package main

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/jackc/pgx/v5"
)

// tablePlace is whose file a file of the database is.
type tablePlace struct {
	table string
	// isHeap tells that it holds the rows themselves, and neither an index nor what is long.
	isHeap bool
}

// whereTablesAre remembers which files belong to which tables: they change when a table is written anew.
func (a *aftermath) whereTablesAre() {
	a.t.Helper()
	const asked = `
		with part as (
			select c.oid, pg_relation_filepath(c.oid) as path, coalesce(i.indrelid, c.oid) as of, c.relkind = 'r' as is_heap
			from pg_class c left join pg_index i on i.indexrelid = c.oid
		)
		select path, coalesce(long.relname, own.relname)::text, is_heap
		from part join pg_class own on own.oid = part.of left join pg_class long on long.reltoastrelid = own.oid where path is not null`
	var path string
	var place tablePlace
	_, err := pgx.ForEachRow(query(a.t, a.db, asked), []any{&path, &place.table, &place.isHeap}, func() error {
		a.places[path] = place
		return nil
	})
	must(a.t, err)
}

// naming is a column by which rows name somebody, and by what number.
type naming struct{ table, column, number string }

// names are all columns that name persons: those that refer to tables of persons, and those that are called as if they did.
func (a *aftermath) names() []naming {
	a.t.Helper()
	const asked = `
		select distinct c.relname::text, att.attname::text, coalesce(referred.relname::text, substring(att.attname from '(member|person|session)'), c.relname::text)
		from pg_attribute att join pg_class c on c.oid = att.attrelid
		left join pg_constraint k on k.conrelid = c.oid and k.contype = 'f' and k.conkey = array[att.attnum] and k.confrelid in ('member'::regclass, 'person'::regclass, 'session'::regclass)
		left join pg_class referred on referred.oid = k.confrelid
		where c.relkind = 'r' and c.relnamespace = 'public'::regnamespace and att.attnum > 0 and not att.attisdropped and att.atttypid = 'bigint'::regtype
			and (referred.oid is not null or att.attname ~ '(^|_)(member|person|session)(_id)?$' or att.attname = 'id' and c.relname in ('member', 'person', 'session'))
		order by 1, 2`
	list, err := pgx.CollectRows(query(a.t, a.db, asked), func(row pgx.CollectableRow) (n naming, err error) {
		if err = row.Scan(&n.table, &n.column, &n.number); n.column == "id" {
			n.number = n.table
		}
		return n, err
	})
	must(a.t, err)
	return list
}

// each asks one thing of all rows that name somebody.
func (a *aftermath) each(names []naming, c *villager, asked string) (rows []string) {
	a.t.Helper()
	var parts []string
	for _, n := range names {
		at := 1 + slices.Index([]string{"member", "person", "session"}, n.number)
		parts = append(parts, fmt.Sprintf("select concat('%s.%s ', %s) from %s r where r.%s = ($1::bigint[])[%d]", n.table, n.column, asked, n.table, n.column, at))
	}
	rows = a.column(strings.Join(parts, " union all "), []int64{c.member, c.person, c.session})
	slices.Sort(rows)
	return rows
}

// rowsOf are all rows that name somebody, with where they lie, who wrote them, and who has locked them.
func (a *aftermath) rowsOf(c *villager) []string {
	a.t.Helper()
	return a.each(a.names(), c, "concat_ws(' ', r.ctid, r.xmin, r.xmax)")
}

// wrote tells which votes wrote or locked a row that names their voter.
func wrote(all []*moment) (tables []string) {
	for _, m := range all {
		for _, row := range m.rowsAfter {
			if !slices.Contains(m.rowsBefore, row) {
				tables = append(tables, strings.Fields(row)[0])
				break
			}
		}
	}
	return tables
}

// moments are all times that rows naming somebody have, by their columns, and at which they were committed.
func (a *aftermath) moments(c *villager) (times map[string][]time.Time) {
	a.t.Helper()
	times = map[string][]time.Time{}
	timed, err := pgx.CollectRows(query(a.t, a.db, `select c.relname::text || '.' || att.attname::text from pg_attribute att join pg_class c on c.oid = att.attrelid
		where c.relkind = 'r' and c.relnamespace = 'public'::regnamespace and att.attnum > 0 and not att.attisdropped and att.atttypid = 'timestamptz'::regtype`), pgx.RowTo[string])
	must(a.t, err)
	for _, n := range a.names() {
		columns := []string{"pg_xact_commit_timestamp(r.xmin)"}
		for _, column := range timed {
			if table, name, _ := strings.Cut(column, "."); table == n.table {
				columns = append(columns, "r."+name)
			}
		}
		for _, column := range columns {
			for _, row := range a.each([]naming{n}, c, "to_char("+column+" at time zone 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS.US\"Z\"')") {
				_, text, _ := strings.Cut(row, " ")
				if at, err := time.Parse(time.RFC3339Nano, text); err == nil {
					times[n.table+" "+column] = append(times[n.table+" "+column], at)
				}
			}
		}
	}
	return times
}

// timed tells which votes have left a time in a row that names their voter.
func (a *aftermath) timed(all []*moment) (columns []string) {
	a.t.Helper()
	for _, m := range all {
		for column, times := range a.moments(m.by) {
			if slices.ContainsFunc(times, func(at time.Time) bool { return !at.Before(m.begun) && !at.After(m.answered) }) {
				columns = append(columns, column)
				break
			}
		}
	}
	return columns
}

// column reads a column of numbers or texts as the database gives it.
func (a *aftermath) column(sql string, arguments ...any) []string {
	a.t.Helper()
	rows, err := a.db.Query(a.t.Context(), sql, arguments...)
	must(a.t, err)
	list, err := pgx.CollectRows(rows, pgx.RowTo[string])
	must(a.t, err)
	return list
}

// columnsOfVotes are the tables of what is cast in confidential polls, with all of their columns. None of them is also where persons
// are: tables of persons are joined with them by the poll alone. Whoever adds a column has to judge whether that stays so.
var columnsOfVotes = map[string]string{
	"ballot_secret": "entry_id keys pseudonym sealed",
	"ballot_pool":   "entry_id id sealed",
	"ballot_log":    "body commitments entry_id head key_id kind number signature",
	"ballot_bundle": "entry_id number part",
	"ballot_opened": "choice entry_id place question_id reason",
	// Written in the order of the hashes.
	"ballot_opened_text": "entry_id hash is_reason people question_id stance text",
	"ballot_result":      "counted_at guests question_id result",
}

// columnsAreKnown holds tables of votes to their columns, and tables of who took part to having no other than a poll in common with them.
func (a *aftermath) columnsAreKnown() {
	a.t.Helper()
	const asked = `select coalesce(string_agg(attname::text, ' ' order by attname::text), '') from pg_attribute where attrelid = $1::text::regclass and attnum > 0 and not attisdropped`
	for table, known := range columnsOfVotes {
		if columns := a.column(asked, table); len(columns) != 1 || columns[0] != known {
			a.t.Errorf("%s has the columns %v, and was judged with %q: can a row of it be joined with a person by them?", table, columns, known)
		}
	}
	if columns := a.column(asked, "ballot_took_part"); columns[0] != "entry_id person_id" {
		a.t.Errorf("who took part has the columns %v", columns)
	}
}
