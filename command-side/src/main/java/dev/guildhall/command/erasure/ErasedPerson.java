package dev.guildhall.command.erasure;

import java.util.List;

/**
 * A person as the log knows them after an erasure.
 *
 * @param destroyedKeys numbers of all keys ever destroyed, the oldest first; empty when there never was anything to erase
 */
public record ErasedPerson(String userId, List<Long> destroyedKeys) {}
