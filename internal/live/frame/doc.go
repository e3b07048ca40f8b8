// Package frame reads and writes the frames of websockets (RFC 6455) for whoever has the bytes in hand: a loop that reads
// thousands of connections without a goroutine for each.
//
// A Parser takes what a client sends, split anywhere, and hands out whole messages. Between two messages it holds
// nothing: it is two pointers, one of them nil.
//
//	p := frame.Parser{Rules: rules} // rules are shared by all connections of a kind
//
//	n := read(fd, buffer) // one buffer for the whole loop
//	for in := buffer[:n]; len(in) > 0; {
//		m, rest, err := p.Next(in)
//		if err != nil { // always a frame.Violation: say goodbye with its code and reason, read no more
//			break
//		}
//		switch in = rest; m.Kind {
//		case frame.Nothing: // in is used up; the message goes on in what comes next
//		case frame.Text, frame.Binary: // m.Keep() for an inbox; m.Text(rules) is what was said
//		case frame.Ping: // answer frame.AppendControl(out, frame.Pong, m.Payload)
//		case frame.Pong: // a sign of life
//		case frame.Close: // answer frame.AppendClose(out, m.Code, ""), then close; in is empty
//		}
//	}
//
// A message's payload lies in the buffer that was handed in, or is the message's own: Keep copies it where it has to.
// The parser writes into the buffer, because masks are taken off in place.
//
// What a client may not do ends in a Violation: 1002 for frames that are none, 1007 for text that is not UTF-8, at the
// first byte that cannot be, 1009 for a message beyond Rules.Longest. A compressed message is handed out as it came, so
// that the loop does not inflate: Message.Text does, wherever it is called, within the same limit.
//
// What the server says is appended to a slice: AppendText, AppendControl, AppendClose; AppendNext writes a result of an
// operation and says where its id stands, so that it can be overwritten for the next reader. A Block is a payload that
// was compressed once for all who take compressed messages.
package frame
