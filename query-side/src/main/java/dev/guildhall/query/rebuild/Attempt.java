package dev.guildhall.query.rebuild;

/** One process carrying out one rebuild; a later attempt, by whomever, ends the earlier ones. */
record Attempt(String id, int number) {}
