package frame

import (
	"fmt"
	"strings"
	"testing"
)

func BenchmarkParse(b *testing.B) {
	for _, size := range []int{30, 1000, 60_000} {
		stream := text(final, strings.Repeat("x", size))
		work := make([]byte, len(stream))
		p := Parser{Rules: rules(1<<20, false)}
		b.Run(fmt.Sprintf("whole %d", size), func(b *testing.B) {
			b.SetBytes(int64(size))
			for b.Loop() {
				copy(work, stream)
				if m, _, err := p.Next(work); err != nil || m.Kind != Text {
					b.Fatal(err)
				}
			}
		})
		b.Run(fmt.Sprintf("in halves %d", size), func(b *testing.B) {
			b.SetBytes(int64(size))
			b.ReportAllocs()
			for b.Loop() {
				copy(work, stream)
				_, _, _ = p.Next(work[:len(work)/2])
				if m, _, err := p.Next(work[len(work)/2:]); err != nil || m.Kind != Text {
					b.Fatal(err)
				}
			}
		})
	}
}

func BenchmarkUnmask(b *testing.B) {
	bytes := make([]byte, 4096)
	b.SetBytes(int64(len(bytes)))
	for b.Loop() {
		unmask(bytes, 0x12345678)
	}
}

// payload1k is about what a new comment is.
func payload1k() []byte {
	return []byte(`{"data":{"threadNotices":{"cursor":"bGl2ZTo0MjoxNzM","notices":[{"__typename":"CommentAdded","comment":{"id":"Y29tbWVudDoxMjM0NQ","number":12345,` +
		`"author":{"id":"YWNjb3VudDo5OQ","handle":"bruna.conti","name":"Bruna Conti"},"bodyHtml":"` +
		strings.Join([]string{
			"<p>Secondo me la pista ciclabile dovrebbe passare lungo il fiume, perché lì il traffico è minore e d'estate c'è ombra.",
			" Chi va a scuola in via Garibaldi ci arriverebbe comunque in dieci minuti.</p><p>Qualcuno sa se il Comune ha già chiesto",
			" un preventivo? Nel verbale di marzo non ne trovo traccia, e la delibera parla soltanto dei marciapiedi.</p>",
		}, "") + `","createdAt":"2026-03-04T17:22:31.123456Z","editedAt":null,"state":"VISIBLE","parent":{"id":"Y29tbWVudDoxMjM0MA"},` +
		`"reactions":[{"kind":"AGREE","count":0},{"kind":"THANKS","count":0},{"kind":"INSIGHT","count":0}],"replyCount":0}}]}}}`)
}

func BenchmarkNext(b *testing.B) {
	payload, ids := payload1k(), []byte(`"9d8a7c6e-1111-4222-8333-1234567890ab"`)
	var frame []byte
	var at int
	b.Run("append", func(b *testing.B) {
		for b.Loop() {
			frame, at = AppendNext(frame[:0], ids, payload)
		}
	})
	b.Run("patch", func(b *testing.B) {
		for b.Loop() {
			copy(frame[at:], ids)
		}
	})
	d := &Deflater{}
	block := d.Deflate(payload)
	b.Run("append compressed", func(b *testing.B) {
		for b.Loop() {
			frame, _ = block.AppendNext(frame[:0], ids)
		}
		b.ReportMetric(float64(len(frame))/float64(len(payload)), "size")
	})
	b.Run("compress", func(b *testing.B) {
		for b.Loop() {
			block = d.Deflate(payload)
		}
	})
	b.Run("inflate", func(b *testing.B) {
		var f Inflater
		for b.Loop() {
			if _, err := f.Inflate(block, 1<<20); err != nil {
				b.Fatal(err)
			}
		}
	})
}
