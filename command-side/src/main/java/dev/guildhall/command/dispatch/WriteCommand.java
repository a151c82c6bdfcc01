package dev.guildhall.command.dispatch;

import org.jspecify.annotations.Nullable;

/** A command to a guild that somebody gives, who must have the right to. */
public interface WriteCommand extends GuildCommand, RepeatableCommand {
    /** The id of the user whose rights count. */
    String by();

    /**
     * The sequence number of the guild's last event that the giver has seen; {@code null} when the giver does not care
     * about what happened meanwhile.
     */
    @Nullable Long expectedSequence();

    /** The same command of somebody who has seen the guild's events up to {@code sequence}. */
    WriteCommand expecting(long sequence);

    @Override
    WriteCommand changingNothing();
}
