// Package markdown turns what people write into HTML that cannot harm its readers.
//
// Goldmark renders, bluemonday then lets through only what is on its list: the second would be enough, and the first
// already writes no raw HTML, so that one mistake is not yet a hole. Pictures of third parties become links, because
// a picture would tell their host who reads here.
package markdown
