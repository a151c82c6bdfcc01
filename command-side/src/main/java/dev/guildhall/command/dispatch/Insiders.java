package dev.guildhall.command.dispatch;

/** Who may see a guild, asked only where nothing can be decided about it. */
@FunctionalInterface
public interface Insiders {
    /** As far as that can be known; nobody who may not is ever one. */
    boolean isOne(String guildId, String userId);
}
