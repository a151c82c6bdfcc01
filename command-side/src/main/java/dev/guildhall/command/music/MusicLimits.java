package dev.guildhall.command.music;

/** Every bound of the queue; how many tracks it takes is for the guild to configure. */
final class MusicLimits {
    /** Of what is requested, in characters: long enough for every link that is typed. */
    static final int MAX_TEXT_LENGTH = 300;

    /** That nobody fills the queue alone. */
    static final int MAX_TRACKS_OF_MEMBER = 10;

    /** As the schema of the module has it. */
    static final int MAX_VOLUME = 100;

    /** No queue is longer, whatever a guild configures. */
    static final int MAX_PLACE = 500;

    /** More do not fit into a channel of Discord's. */
    static final int MAX_LISTENERS = 10_000;

    /** No guild comes to a billion. */
    static final int MAX_NUMBER = 999_999_999;

    /** Discord allows 250 in a guild. */
    static final int MAX_ROLES = 250;

    /** Longest display name of a member. */
    static final int MAX_NAME_LENGTH = 100;

    private MusicLimits() {}
}
