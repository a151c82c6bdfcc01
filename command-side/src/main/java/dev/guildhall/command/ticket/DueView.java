package dev.guildhall.command.ticket;

/** @param waits whether something else has to happen before it can be decided */
record DueView(boolean waits) {}
