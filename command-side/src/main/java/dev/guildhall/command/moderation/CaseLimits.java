package dev.guildhall.command.moderation;

import java.time.Duration;

/** Every bound of cases; what modules bound as well is found in their schema. */
final class CaseLimits {
    /**
     * The newest in a guild, before which bans that stand are not forgotten. An older one can be read for ever, but not
     * revoked, and an older warning does not count.
     */
    static final int MAX_CASES_REMEMBERED = 2_000;

    static final int MAX_REASON_LENGTH = 500;

    /** Shorter ones would be over before Discord has heard of them. */
    static final Duration SHORTEST_TIMEOUT = Duration.ofMinutes(1);

    /** Discord's own bound. */
    static final Duration LONGEST_TIMEOUT = Duration.ofDays(28);

    /** Where a moderator does not say. */
    static final Duration USUAL_TIMEOUT = Duration.ofHours(1);

    /** Of whoever breaks a rule of the guild. */
    static final Duration TIMEOUT_BY_RULE = Duration.ofMinutes(10);

    /** Of whoever was warned once too often. */
    static final Duration TIMEOUT_BY_WARNINGS = Duration.ofHours(24);

    /** After that long a warning is forgiven. */
    static final Duration WARNINGS_COUNT_FOR = Duration.ofDays(90);

    static final int MAX_FINDINGS_TOLD = 50;

    /** Longest display name of a member. */
    static final int MAX_NAME_LENGTH = 100;

    /** Discord gives no role a higher place. */
    static final int MAX_RANK = 1_000;

    private CaseLimits() {}
}
