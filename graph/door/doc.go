// Package door is how an operation comes in over plain HTTP: POST with a JSON body, GET for queries, the limits that
// an operation must keep, and what an error says outside.
//
// It follows the GraphQL over HTTP specification (https://graphql.github.io/graphql-over-http/draft/). Under
// application/json an answer to a well-formed request is always 200, as clients of that media type expect; under
// application/graphql-response+json an operation that never ran answers 400 and carries no data entry.
package door
