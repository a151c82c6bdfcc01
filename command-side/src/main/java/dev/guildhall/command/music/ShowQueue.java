package dev.guildhall.command.music;

import dev.guildhall.command.music.MusicView.Outcome;
import org.jspecify.annotations.Nullable;

/**
 * Answers what was carried out before, as it is now; changes nothing.
 *
 * @param trackId of what was requested then; {@code null} for nothing
 */
record ShowQueue(String guildId, Outcome outcome, @Nullable String trackId) implements MusicCommand {
    @Override
    public ShowQueue changingNothing() {
        return this;
    }
}
