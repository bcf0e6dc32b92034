/** Ends its thread without an answer. */
process.exit(3)
