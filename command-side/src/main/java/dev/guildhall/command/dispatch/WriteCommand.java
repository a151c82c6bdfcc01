package dev.guildhall.command.dispatch;

/** A command to a guild that somebody gives, who must have the right to. */
public interface WriteCommand extends GuildCommand, ExpectingCommand {
    @Override
    String guildId();

    /** The id of the user whose rights count. */
    String by();

    @Override
    WriteCommand expecting(long sequence);

    @Override
    WriteCommand changingNothing();
}
