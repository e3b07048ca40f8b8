package ballot_test

import (
	"fmt"
	"slices"
	"strings"
	"sync"
	"testing"

	"piazza/internal/poll"
)

// TestSecretLeavesNoTrace reads every record that the casting transactions left in the database's log: they touch what is kept without
// names and nothing else, not even by the lock of a row.
func TestSecretLeavesNoTrace(t *testing.T) {
	const people = 40
	v := openVault(t, people)
	v.exec(t, `create extension pg_walinspect`)
	a := v.secret(t, "electorate = 'list', reasons = 'optional'", question{kind: poll.KindSingle, options: 4}, question{kind: poll.KindOpen, optional: true})
	v.exec(t, `insert into poll_elector (entry_id, person_id, member_id) select $1, id, id from member where id >= $2`, a.id, firstVoter)
	v.unite(t, firstVoter, firstVoter+1)
	// Whoever reads these rows next has something to note on their pages, which then stand in the log as they are.
	for table, column := range map[string]string{"person": "traces", "member": "name", "poll_elector": "member_id", "ballot_united": "into_person"} {
		v.exec(t, `update `+table+` set `+column+` = `+column)
	}
	// The log is kept from here on, wherever one of its files ends: the checkpoints would remove those before the last.
	v.exec(t, `select pg_create_physical_replication_slot(current_database(), true)`)
	defer v.exec(t, `select pg_drop_replication_slot(current_database())`)
	v.exec(t, `checkpoint`)
	var from, to string
	v.row(t, &from, `select pg_current_wal_insert_lsn()::text`)
	v.castAll(t, a, people)
	v.exec(t, `checkpoint`) // what is read has to be on the disk
	v.row(t, &to, `select pg_current_wal_flush_lsn()::text`)

	touched := v.touched(t, from, to)
	var allowed []string
	for _, table := range []string{
		"ballot_secret", "ballot_pool", "ballot_log", "ballot_seal", "poll_tally", "poll",
		// These are read, whoever votes.
		"poll_question", "poll_option", "poll_row", "entry", "space", "signing_key",
	} {
		var names []string
		v.row(t, &names, `select array_agg(name) from (
			select relname::text as name from pg_class where oid = $1::text::regclass
			union all select i.indexrelid::regclass::text from pg_index i where i.indrelid = $1::text::regclass
			union all select t.relname::text from pg_class c join pg_class t on t.oid = c.reltoastrelid where c.oid = $1::text::regclass
			union all select i.indexrelid::regclass::text from pg_class c join pg_index i on i.indrelid = c.reltoastrelid where c.oid = $1::text::regclass
		) all_of_it`, table)
		for _, name := range names {
			allowed = append(allowed, strings.TrimPrefix(name, "pg_toast."))
		}
	}
	for _, name := range touched {
		// A catalogue's page may be tidied up by whoever reads it.
		if !slices.Contains(allowed, name) && !strings.HasPrefix(name, "pg_") {
			t.Errorf("who votes leaves a record on %s", name)
		}
	}
	if !slices.Contains(touched, "ballot_secret") || !slices.Contains(touched, "ballot_log") {
		t.Errorf("nothing was found but %v", touched)
	}
}

// castAll has everybody vote, change his mind and repeat himself.
func (v *vault) castAll(t *testing.T, a asked, people int) {
	t.Helper()
	why := "Perché sì"
	var all sync.WaitGroup
	for n := 1; n < people; n++ {
		all.Go(func() {
			for turn := range 3 {
				in := keyed(secretly(a.choose((n+turn)/2%4)), fmt.Sprint("k", turn))
				in.Ballots[0].Reason = &why
				if _, err := v.nodes[n%2].Vote(as(t.Context(), int64(firstVoter+n)), in); err != nil {
					t.Errorf("voter %d: %v", n, err)
				}
			}
		})
	}
	all.Wait()
}

// touched are the tables and indexes on which there are records of transactions that wrote sheets.
func (v *vault) touched(t *testing.T, from, to string) (names []string) {
	t.Helper()
	const records = `
		with record as (
			select r.xid, ref[1]::oid as space, ref[2]::oid as node
			from pg_get_wal_records_info($1::text::pg_lsn, $2::text::pg_lsn) r, regexp_matches(r.block_ref, 'rel (\d+)/\d+/(\d+)', 'g') ref
		), named as (
			select xid, coalesce(pg_filenode_relation(case when space = (
				select oid from pg_tablespace where spcname = 'pg_default') then 0 else space end, node)::regclass::text, node::text) as name from record
		)
		select coalesce(array_agg(distinct replace(name, 'pg_toast.', '')), '{}') from named
		where xid in (select xid from named where name in ('ballot_secret', 'ballot_pool') and xid::text <> '0')`
	v.row(t, &names, records, from, to)
	return names
}
