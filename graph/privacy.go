package graph

import (
	"context"

	"piazza/graph/gen"
	"piazza/internal/account"
	"piazza/internal/notification"
	"piazza/internal/privacy"
)

func (q query) PrivacyNotice(ctx context.Context, version *int) (*privacy.Notice, error) {
	if version == nil {
		return orNull(q.Privacy.Present(ctx))
	}
	return orNull(q.Privacy.ByVersion(ctx, *version))
}

func (q query) PrivacyNotices(ctx context.Context) ([]*privacy.Notice, error) {
	return q.Privacy.Notices(ctx)
}

func (v viewerFields) OwedConsent(ctx context.Context, obj *account.Viewer) (*privacy.Notice, error) {
	return v.Privacy.Owed(ctx, obj.Member.ID)
}

func (v viewerFields) MutedNotifications(ctx context.Context, _ *account.Viewer) ([]notification.Kind, error) {
	return v.Services.Notifications.Muted(ctx)
}

func (m mutation) LocaleUpdate(ctx context.Context, in account.LocaleInput) (*gen.MemberUpdatePayload, error) {
	changed, err := m.Accounts.SetLocale(ctx, in)
	refused, err := refusals(err)
	return &gen.MemberUpdatePayload{Member: changed, UserErrors: refused}, err
}

func (m mutation) ConsentGive(ctx context.Context, in privacy.ConsentInput) (*gen.ConsentGivePayload, error) {
	owed, err := m.Privacy.Give(ctx, in)
	refused, err := refusals(err)
	return &gen.ConsentGivePayload{OwedConsent: owed, UserErrors: refused}, err
}

func (m mutation) PrivacyNoticePublish(ctx context.Context, in privacy.PublishInput) (*gen.PrivacyNoticePayload, error) {
	notice, err := m.Privacy.Publish(ctx, in)
	refused, err := refusals(err)
	return &gen.PrivacyNoticePayload{Notice: notice, UserErrors: refused}, err
}

func (m mutation) NotificationsMute(ctx context.Context, in notification.MuteInput) (*gen.NotificationsMutePayload, error) {
	muted, err := m.Notifications.Mute(ctx, in)
	refused, err := refusals(err)
	return &gen.NotificationsMutePayload{MutedNotifications: muted, UserErrors: refused}, err
}
