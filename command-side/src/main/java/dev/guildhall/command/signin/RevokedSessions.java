package dev.guildhall.command.signin;

/** @param ended how many */
record RevokedSessions(int ended) {}
