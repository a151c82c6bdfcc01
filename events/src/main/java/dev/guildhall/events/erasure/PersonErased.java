package dev.guildhall.events.erasure;

import dev.guildhall.events.EventType;

/**
 * From here on nothing that is sealed for the person under that key can be read. What the person does later is sealed
 * under another key, and stays until it is erased in turn.
 *
 * @param key number of the key, see {@link dev.guildhall.events.SealedValue}
 */
@EventType("erasure.PersonErased")
public record PersonErased(String userId, long key) implements ErasureEvent {}
