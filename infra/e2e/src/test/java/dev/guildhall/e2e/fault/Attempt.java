package dev.guildhall.e2e.fault;

import dev.guildhall.command.dispatch.WriteCommand;

/**
 * One command of one caller.
 *
 * @param mark a value that no other command writes, by which its event is known
 * @param permitted whether whoever gives it may do so
 */
record Attempt(String id, WriteCommand command, String mark, boolean permitted) {}
