package erasure

import (
	"piazza/internal/account"
	"piazza/internal/ballot"
	"piazza/internal/entry"
	"piazza/internal/poll"
)

// votes lets Ada and Bruno vote in a poll and say why, and a reminder come to Ada.
func (s *square) votes() {
	s.Helper()
	polls, ballots := poll.NewService(s.db), ballot.NewService(s.db, ballot.Secrets{})
	s.Cleanup(ballots.Drain)
	s.entries.OnTurn(ballots.Follow)
	boss := s.as(s.boss)
	reasons, seen := poll.ReasonsOptional, poll.Live
	begun, err := polls.Create(boss, poll.CreateInput{
		PiazzaID: s.piazza, Title: "Che si fa?", Rules: &poll.RulesInput{Reasons: &reasons, ResultsVisibility: &seen},
		Questions: []poll.QuestionInput{{Kind: poll.KindConsent, Title: "Si fa?"}},
	})
	s.must(err)
	_, err = s.entries.Publish(boss, entry.Input{EntryID: begun.ID})
	s.must(err)
	v, err := polls.ByEntry(boss, begun.ID)
	s.must(err)
	for who, reason := range map[*account.Member]string{s.ada: "Ragione segretissima.", s.bruno: "Perché sì."} {
		_, err := ballots.Vote(s.as(who), ballot.VoteInput{PollID: begun.ID, Ballots: []ballot.BallotInput{
			{Question: v.Questions[0].ID, Choice: poll.Choice{Stance: poll.Agree}, Reason: &reason},
		}})
		s.must(err)
	}
	s.exec(`with r as (insert into notification_reminder (entry_id, created_at, done) values ($1, now(), true) returning id)
		insert into notification (member_id, kind, reminder_id, entry_id, created_at) select $2, 'poll_reminder', id, $1, now() from r`, begun.ID, s.ada.ID)
}

// checkBallots looks at what is left of Ada's vote: all but her reason.
func (s *square) checkBallots() {
	s.Helper()
	for what, wrong := range map[string]int{
		"ballots":          s.number(`select 2 - count(*) from ballot where choice ->> 'stance' = 'agree'`),
		"voters":           s.number(`select 2 - count(*) from ballot_voter`),
		"reasons of Ada":   s.number(`select count(*) from ballot where person_id = $1 and reason <> ''`, s.ada.PersonID),
		"reasons of Bruno": s.number(`select 1 - count(*) from ballot where person_id = $1 and reason = 'Perché sì.'`, s.bruno.PersonID),
	} {
		if wrong != 0 {
			s.Errorf("%s: %d are wrong", what, wrong)
		}
	}
	var id entry.ID
	s.must(s.db.QueryRow(s.Context(), `select entry_id from poll`).Scan(&id))
	ballots := ballot.NewService(s.db, ballot.Secrets{})
	s.Cleanup(ballots.Drain)
	if right, err := ballots.Recount(s.Context(), id); err != nil || !right {
		s.Errorf("a recount gives something else: %t, %v", right, err)
	}
}
