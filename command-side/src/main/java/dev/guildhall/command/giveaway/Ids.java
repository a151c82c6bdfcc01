package dev.guildhall.command.giveaway;

import dev.guildhall.command.dispatch.Snowflakes;

/** Ids of Discord. */
final class Ids {
    private Ids() {}

    static boolean isSnowflake(String text) {
        return Snowflakes.isOne(text);
    }
}
