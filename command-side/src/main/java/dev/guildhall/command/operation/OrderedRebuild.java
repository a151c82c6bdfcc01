package dev.guildhall.command.operation;

/**
 * What is wanted of a rebuild.
 *
 * @param wanted {@code requested}, {@code paused}, {@code aborted} or {@code rolled-back}
 */
public record OrderedRebuild(String id, String projection, String wanted) {}
