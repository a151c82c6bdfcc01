package dev.guildhall.command.member;

/** @param recorded whether it was news */
record Recorded(boolean recorded) {}
