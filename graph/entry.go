package graph

import (
	"context"

	"piazza/graph/gen"
	"piazza/internal/comment"
	"piazza/internal/entry"
	"piazza/internal/markdown"
	"piazza/internal/paging"
	"piazza/internal/poll"
	"piazza/internal/problem"
	"piazza/internal/reading"
)

// entrySiblings loads what the entries of a list have in common, once for all.
type entrySiblings struct {
	entries []*entry.Entry
	// threads may have come along with the list; placed were read after their streams' positions.
	threads, placed batch[entry.ID, *comment.Thread]
	records         batch[entry.ID, *entry.ImportedRecord]
	votings         batches[bool, entry.ID, *poll.Voting]
}

// entryFields resolves for every kind what needs loading.
type entryFields struct{ *Services }

type (
	newsFields    struct{ entryFields }
	articleFields struct{ entryFields }
	topicFields   struct{ entryFields }
	videoFields   struct{ entryFields }
)

func (f newsFields) Thread(ctx context.Context, obj *entry.News) (*comment.Thread, error) {
	return f.thread(ctx, obj.Entry)
}

func (f newsFields) ImportedRecord(ctx context.Context, obj *entry.News) (*entry.ImportedRecord, error) {
	return f.record(ctx, obj.Entry)
}

func (f articleFields) Thread(ctx context.Context, obj *entry.Article) (*comment.Thread, error) {
	return f.thread(ctx, obj.Entry)
}

func (f articleFields) ImportedRecord(ctx context.Context, obj *entry.Article) (*entry.ImportedRecord, error) {
	return f.record(ctx, obj.Entry)
}

func (f topicFields) Thread(ctx context.Context, obj *entry.Topic) (*comment.Thread, error) {
	return f.thread(ctx, obj.Entry)
}

func (f topicFields) ImportedRecord(ctx context.Context, obj *entry.Topic) (*entry.ImportedRecord, error) {
	return f.record(ctx, obj.Entry)
}

func (f videoFields) Thread(ctx context.Context, obj *entry.Video) (*comment.Thread, error) {
	return f.thread(ctx, obj.Entry)
}

func (f videoFields) ImportedRecord(ctx context.Context, obj *entry.Video) (*entry.ImportedRecord, error) {
	return f.record(ctx, obj.Entry)
}

func (f entryFields) thread(ctx context.Context, e *entry.Entry) (*comment.Thread, error) {
	s := siblingsOfEntry(ctx, e)
	if selected(ctx, "cursor") != nil {
		return s.placed.get(e.ID, func() (map[entry.ID]*comment.Thread, error) { return f.place(ctx, s.entries) })
	}
	return s.threads.get(e.ID, func() (map[entry.ID]*comment.Thread, error) {
		return f.Reading.Threads(ctx, each(s.entries, entryID))
	})
}

// place reads the streams' positions before the counts and the comments, so that nothing after them is missing in those.
func (f entryFields) place(ctx context.Context, entries []*entry.Entry) (map[entry.ID]*comment.Thread, error) {
	ids := each(entries, entryID)
	cursors, err := f.Hub.Cursors(ctx, each(ids, comment.ThreadStream))
	if err != nil {
		return nil, err
	}
	threads, err := f.Reading.Threads(ctx, ids)
	for i, id := range ids {
		if threads[id] != nil {
			threads[id].Cursor = cursors[i]
		}
	}
	return threads, err
}

func (f entryFields) record(ctx context.Context, e *entry.Entry) (*entry.ImportedRecord, error) {
	s := siblingsOfEntry(ctx, e)
	return s.records.get(e.ID, func() (map[entry.ID]*entry.ImportedRecord, error) {
		return f.Entries.RecordsOf(ctx, s.entries)
	})
}

func (q query) Entry(ctx context.Context, number int) (entry.Any, error) {
	return typed(q.Services.Entries.ByID(ctx, entry.ID(number)))
}

func (q query) Entries(ctx context.Context, first *int, after *string, kinds []entry.Kind) (*gen.EntryConnection, error) {
	return q.feed(ctx, reading.FeedInput{Kinds: kinds, Page: paging.Of(first, after)})
}

func (q query) MarkdownPreview(ctx context.Context, source string) (string, error) {
	if len(source) > longestPreview {
		return "", problem.Bad("source", "source_length", "A preview takes at most 200,000 bytes.")
	}
	known, err := q.Accounts.ByHandles(ctx, markdown.Handles(source))
	return markdown.Render(source, func(handle string) (string, bool) {
		_, ok := known[handle]
		return "/persone/" + handle, ok
	}), err
}

const longestPreview = 200_000

func (m mutation) EntryCreate(ctx context.Context, in entry.CreateInput) (*gen.EntryPayload, error) {
	return entryPayload(m.Entries.Create(ctx, in))
}

func (m mutation) EntryUpdate(ctx context.Context, in entry.UpdateInput) (*gen.EntryPayload, error) {
	return entryPayload(m.Entries.Update(ctx, in))
}

func (m mutation) EntrySubmit(ctx context.Context, in entry.Input) (*gen.EntryPayload, error) {
	return entryPayload(m.Entries.Submit(ctx, in))
}

func (m mutation) EntryReturn(ctx context.Context, in entry.ReasonInput) (*gen.EntryPayload, error) {
	return entryPayload(m.Entries.Return(ctx, in))
}

func (m mutation) EntryPublish(ctx context.Context, in entry.Input) (*gen.EntryPayload, error) {
	return entryPayload(m.Entries.Publish(ctx, in))
}

func (m mutation) EntryWithdraw(ctx context.Context, in entry.ReasonInput) (*gen.EntryPayload, error) {
	return entryPayload(m.Entries.Withdraw(ctx, in))
}

func (m mutation) EntryFeature(ctx context.Context, in entry.FeatureInput) (*gen.EntryPayload, error) {
	return entryPayload(m.Entries.Feature(ctx, in))
}

func (m mutation) EntryDelete(ctx context.Context, in entry.Input) (*gen.EntryDeletePayload, error) {
	id, err := m.Entries.Delete(ctx, in)
	refused, err := refusals(err)
	payload := &gen.EntryDeletePayload{UserErrors: refused}
	if err == nil && len(refused) == 0 {
		payload.EntryID = &id
	}
	return payload, err
}

func entryPayload(e *entry.Entry, err error) (*gen.EntryPayload, error) {
	refused, err := refusals(err)
	payload := &gen.EntryPayload{UserErrors: refused}
	if e != nil {
		payload.Entry = e.Typed()
	}
	return payload, err
}
