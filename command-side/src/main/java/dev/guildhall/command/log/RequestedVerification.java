package dev.guildhall.command.log;

/** @param requested whether the log has it */
record RequestedVerification(String id, boolean requested) {}
