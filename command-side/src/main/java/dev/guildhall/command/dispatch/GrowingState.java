package dev.guildhall.command.dispatch;

/** A snapshot of an aggregate that can become large: the larger it is, the more events come between two of them. */
public interface GrowingState {
    /** How many parts it has, each of them of a few bytes. */
    int parts();
}
