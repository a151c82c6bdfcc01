package dev.guildhall.command.identity;

import dev.guildhall.command.dispatch.Snowflakes;

/** Ids of Discord. */
public final class Ids {
    private Ids() {}

    public static boolean isSnowflake(String text) {
        return Snowflakes.isOne(text);
    }
}
