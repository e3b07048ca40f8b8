package main

import (
	"slices"
	"testing"
)

// TestAVotingRequestWritesOfNobody has somebody vote who was not here for hours, which is what his session's row is to tell by and by, and
// reads what all transactions of that time left in the database's log: nothing but the vote.
func TestAVotingRequestWritesOfNobody(t *testing.T) {
	t.Parallel()
	p := openUrnHouse(t).draft(map[string]any{"closesByHand": true})
	p.publish()
	p.vote(5, 0, "k", "") // who comes first makes what all need
	d := p.house.parts.database
	for _, statement := range []string{
		`create extension pg_walinspect`,
		// The log is kept from here on, wherever one of its files ends: the checkpoints would remove those before the last.
		`select pg_create_physical_replication_slot(current_database(), true)`, `update session set created_at = now() - interval '5 hours', seen_at = now() - interval '5 hours'`, `checkpoint`,
	} {
		_, err := d.Exec(t.Context(), statement)
		must(t, err)
	}
	defer func() {
		_, err := d.Exec(t.Context(), `select pg_drop_replication_slot(current_database())`)
		must(t, err)
	}()
	var from, to string
	must(t, d.QueryRow(t.Context(), `select pg_current_wal_insert_lsn()::text`).Scan(&from))
	p.vote(6, 1, "k", "Così")
	_, err := d.Exec(t.Context(), `checkpoint`) // what is read has to be on the disk
	must(t, err)
	must(t, d.QueryRow(t.Context(), `select pg_current_wal_flush_lsn()::text`).Scan(&to))
	var touched []string
	must(t, d.QueryRow(t.Context(), `
		select coalesce(array_agg(distinct coalesce(i.indrelid::regclass::text, c.oid::regclass::text)), '{}')
		from pg_get_wal_records_info($1::text::pg_lsn, $2::text::pg_lsn) r, regexp_matches(r.block_ref, 'rel \d+/(\d+)/(\d+)', 'g') ref
		join pg_class c on c.relfilenode = ref[2]::oid and c.relnamespace = 'public'::regnamespace
		left join pg_index i on i.indexrelid = c.oid
		where r.xid::text <> '0' and ref[1]::oid = (select oid from pg_database where datname = current_database())`, from, to).Scan(&touched))
	for _, name := range touched {
		// What is read, whoever votes, may be held or tidied up: the poll's own rows and the key in use.
		if !slices.Contains([]string{"ballot_secret", "ballot_pool", "ballot_seal", "ballot_log", "poll", "poll_tally", "entry", "space", "signing_key"}, name) {
			t.Errorf("a vote leaves a record on %s", name)
		}
	}
	if !slices.Contains(touched, "ballot_secret") {
		t.Errorf("nothing was found but %v", touched)
	}
	must(t, d.QueryRow(t.Context(), `select coalesce(array_agg(member_id::text), '{}') from session where seen_at > now() - interval '4 hours'`).Scan(&touched))
	if len(touched) != 0 {
		t.Errorf("the sessions of %v say when they were used", touched)
	}
}
