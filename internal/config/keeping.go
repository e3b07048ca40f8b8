package config

import (
	"fmt"
	"time"
)

// Keeping says for how many days is kept what need not be kept for good.
type Keeping struct {
	KeepSessions      int `default:"30"   env:"PIAZZA_KEEP_SESSIONS"      help:"For how many days sessions and access tokens that have ended are kept." name:"keep-sessions" placeholder:"DAYS"`
	KeepNotifications int `default:"365"  env:"PIAZZA_KEEP_NOTIFICATIONS" help:"For how many days notifications that were read are kept." name:"keep-notifications" placeholder:"DAYS"`
	KeepInvitations   int `default:"90"   env:"PIAZZA_KEEP_INVITATIONS"   help:"For how many days invitations that were used, revoked or ran out are kept." name:"keep-invitations" placeholder:"DAYS"`
	KeepExclusions    int `default:"365"  env:"PIAZZA_KEEP_EXCLUSIONS"    help:"For how many days exclusions from piazze that have ended are kept." name:"keep-exclusions" placeholder:"DAYS"`
	KeepGuests        int `default:"30"   env:"PIAZZA_KEEP_GUESTS"        help:"For how many days after an assembly the names that its guests gave are kept." name:"keep-guests" placeholder:"DAYS"`
	KeepAuditDetail   int `default:"1825" env:"PIAZZA_KEEP_AUDIT_DETAIL"  help:"For how many days the audit trail remembers what was said, such as reasons; its records stay." name:"keep-audit-detail" placeholder:"DAYS"`
}

// mostDays is a century: nobody means more.
const mostDays = 36_500

func (k Keeping) check() error {
	for name, days := range map[string]int{
		"PIAZZA_KEEP_SESSIONS": k.KeepSessions, "PIAZZA_KEEP_NOTIFICATIONS": k.KeepNotifications, "PIAZZA_KEEP_INVITATIONS": k.KeepInvitations,
		"PIAZZA_KEEP_EXCLUSIONS": k.KeepExclusions, "PIAZZA_KEEP_AUDIT_DETAIL": k.KeepAuditDetail,
		"PIAZZA_KEEP_GUESTS": k.KeepGuests,
	} {
		if days < 0 || days > mostDays {
			return fmt.Errorf("%s is %d, it must be a number of days from 0 to %d", name, days, mostDays)
		}
	}
	return nil
}

// Days is so many days as a duration.
func Days(n int) time.Duration { return time.Duration(n) * 24 * time.Hour }
