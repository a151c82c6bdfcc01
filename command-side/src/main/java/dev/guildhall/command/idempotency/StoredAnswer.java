package dev.guildhall.command.idempotency;

/** An answer's body, byte for byte, and the version that its entity tag shows. */
record StoredAnswer(long version, byte[] body) {}
