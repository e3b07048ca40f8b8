// Package gen is what gqlgen writes of the schema of bench/live, with stock settings.
package gen
