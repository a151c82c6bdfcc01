package dev.guildhall.command.idempotency;

import java.util.UUID;

/** What stands behind an idempotency key at the moment of asking. */
sealed interface Claim {
    /**
     * The asker is to carry the request out.
     *
     * @param logHead the log's last position when the key was first seen: nothing of this request stands before it
     * @param again whether somebody began before and never finished
     */
    record Mine(UUID commandId, UUID holder, long logHead, boolean again) implements Claim {}

    /** It was carried out and answered like this. */
    record Answered(StoredAnswer answer) implements Claim {}

    /** Somebody is carrying it out right now. */
    record Busy() implements Claim {}

    /** The key belongs to a different request. */
    record OtherRequest() implements Claim {}
}
