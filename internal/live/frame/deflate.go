package frame

import (
	"compress/flate"
	"encoding/binary"
	"sync"
)

// worth is the size below which compressing saves less than a packet and costs both sides more.
const worth = 256

// Deflater compresses what the server says to many. It may be shared by all connections.
type Deflater struct{ pool sync.Pool }

// Block is the payload of a result with the end of its envelope, compressed once for all who take compressed messages:
// the id, in which they differ, stands before it uncompressed. nil is a payload that is better sent as it is.
type Block []byte

// Deflate compresses the payload of a result.
func (d *Deflater) Deflate(payload []byte) Block {
	if len(payload) < worth {
		return nil
	}
	p := d.press(len(payload) / 2)
	defer d.pool.Put(p)
	p.add(payload)
	p.add([]byte(nextEnds))
	block := p.end()
	if len(block)+storedHead >= len(payload) {
		return nil
	}
	return block
}

// storedHead is the length of what stands before bytes that are not compressed.
const storedHead = 5

// AppendNext appends the result of an operation as the function of that name does, compressed.
func (b Block) AppendNext(to, id []byte) (frame []byte, at int) {
	size := len(nextBegins) + len(id) + len(nextGoesOn)
	to = appendHead(to, finBit|deflatedBit|byte(Text), storedHead+size+len(b))
	// A block that is stored: three bits and the rest of a byte, which are 0, then its length twice, the second time
	// inverted.
	to = append(to, 0)
	to = binary.LittleEndian.AppendUint16(to, uint16(size))
	to = binary.LittleEndian.AppendUint16(to, ^uint16(size))
	to = append(to, nextBegins...)
	at = len(to)
	to = append(to, id...)
	to = append(to, nextGoesOn...)
	return append(to, b...), at
}

// press compresses one text into out.
type press struct {
	writer *flate.Writer
	out    []byte
}

// Write takes what the writer has compressed.
func (p *press) Write(b []byte) (int, error) {
	p.out = append(p.out, b...)
	return len(b), nil
}

func (d *Deflater) press(about int) *press {
	p, again := d.pool.Get().(*press)
	if !again {
		p = &press{}
		p.writer, _ = flate.NewWriter(p, flate.DefaultCompression) // the level is one that there is
	}
	p.out = make([]byte, 0, about)
	p.writer.Reset(p)
	return p
}

func (p *press) add(b []byte) { _, _ = p.writer.Write(b) } // memory takes everything

// end returns what came out, without the empty block at its end that readers put back.
func (p *press) end() []byte {
	_ = p.writer.Flush() // as above
	out := p.out
	p.out = nil
	return out[:len(out)-4]
}
