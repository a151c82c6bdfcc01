package dev.guildhall.command.ticket;

import java.time.Duration;

/** Every bound of tickets; what modules bound as well is found in their schema. */
final class TicketLimits {
    /** Of those that are not closed. */
    static final int MAX_OPEN_PER_GUILD = 500;

    /** Of those that are not closed, or still have a channel: more than Discord lets a guild have channels. */
    static final int MAX_HELD_PER_GUILD = 1_000;

    /** Of those that are closed and have no channel any more, the newest; older ones cannot be reopened. */
    static final int MAX_CLOSED_REMEMBERED = 1_000;

    static final int MAX_PARTICIPANTS = 50;
    static final int MAX_SUBJECT_LENGTH = 200;
    static final int MAX_REASON_LENGTH = 500;
    static final int MAX_STARS = 5;

    /** How long the channel of a closed ticket stays where tickets may be reopened. */
    static final Duration REMOVAL_DELAY = Duration.ofHours(24);

    /** The newest in a guild; what becomes of older ones in Discord is not recorded any more. */
    static final int MAX_PANELS_REMEMBERED = 100;

    static final int MAX_PANEL_TEXT_LENGTH = 2_000;
    static final int MAX_TOPICS = 25;
    static final int MAX_TOPIC_LENGTH = 80;

    /** In one ticket, with those that were deleted. */
    static final int MAX_MESSAGES = 25_000;

    static final int MAX_MESSAGES_TOLD = 100;
    static final int MAX_TEXT_LENGTH = 8_000;
    static final int MAX_NAME_LENGTH = 100;
    static final int MAX_ATTACHMENTS = 20;
    static final int MAX_FILE_NAME_LENGTH = 300;
    static final int MAX_URL_LENGTH = 2_000;

    /** Discord allows 250 in a guild. */
    static final int MAX_ROLES = 250;

    /** Longest display name of a member. */
    static final int MAX_MEMBER_NAME_LENGTH = 100;

    private TicketLimits() {}
}
