package db

// StreamNotice is a line of the log with the stream that it stands in, for who reads the log as a whole.
type StreamNotice struct {
	Stream Stream
	Notice
}
