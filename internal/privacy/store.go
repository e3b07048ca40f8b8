package privacy

import (
	"context"
	"errors"
	"time"

	"github.com/jackc/pgx/v5"

	"piazza/internal/account"
	"piazza/internal/db"
	"piazza/internal/db/gen"
)

// store speaks to the tables of notices and consents.
type store struct{ *gen.Queries }

func storeOn(q db.Querier) store { return store{gen.New(q)} }

func noticeOf(r *gen.PrivacyNotice) *Notice {
	return &Notice{Version: r.Version, Italian: r.BodyIt, English: r.BodyEn, Asks: r.Asks, PublishedAt: r.PublishedAt}
}

// one is a notice, nil where there is none.
func one(r gen.PrivacyNotice, err error) (*Notice, error) {
	if errors.Is(err, pgx.ErrNoRows) {
		return nil, nil //nolint:nilnil // there is none
	}
	return noticeOf(&r), db.Problem(err)
}

// hold keeps others from publishing until the transaction ends.
func (s store) hold(ctx context.Context) error { return s.PrivacyNoticeHold(ctx) }

func (s store) present(ctx context.Context) (*Notice, error) { return one(s.PrivacyNoticePresent(ctx)) }

func (s store) version(ctx context.Context) (int, error) { return s.PrivacyNoticeVersion(ctx) }

func (s store) byVersion(ctx context.Context, version int) (*Notice, error) {
	return one(s.PrivacyNoticeByVersion(ctx, version))
}

func (s store) all(ctx context.Context) ([]*Notice, error) {
	rows, err := s.PrivacyNoticeList(ctx)
	list := make([]*Notice, len(rows))
	for i := range rows {
		list[i] = noticeOf(&rows[i])
	}
	return list, db.Problem(err)
}

func (s store) add(ctx context.Context, in PublishInput, by int64, now time.Time) (int, error) {
	row := gen.PrivacyNoticeAddParams{BodyIt: in.Italian, BodyEn: in.English, Asks: in.Asks, PublishedAt: now}
	if by != 0 {
		row.PublishedBy = &by
	}
	return s.PrivacyNoticeAdd(ctx, row)
}

func (s store) owed(ctx context.Context, member account.ID) (*Notice, error) {
	return one(s.ConsentOwed(ctx, int64(member)))
}

func (s store) saidAge(ctx context.Context, member account.ID) (bool, error) {
	return s.ConsentOfAge(ctx, int64(member))
}

func (s store) give(ctx context.Context, member account.ID, version int, now time.Time) error {
	return s.ConsentGive(ctx, gen.ConsentGiveParams{MemberID: int64(member), Version: version, Now: now})
}

func (s store) giveAll(ctx context.Context, now time.Time) error { return s.ConsentGiveAll(ctx, now) }
