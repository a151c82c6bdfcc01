package dev.guildhall.command.leveling;

/**
 * What a member has earned after a message.
 *
 * @param counted whether that message counted
 * @param earnedAtMillis when the last message was written that counted, by Discord's clock
 */
record EarnedView(boolean counted, long total, int level, long earnedAtMillis) {
    static EarnedView of(LevelState state) {
        return new EarnedView(true, state.total(), state.level(), state.earnedAtMillis());
    }

    static EarnedView nothing(LevelState state) {
        return new EarnedView(false, state.total(), state.level(), state.earnedAtMillis());
    }
}
