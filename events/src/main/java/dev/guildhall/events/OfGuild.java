package dev.guildhall.events;

/** An event of one guild. */
public interface OfGuild extends GuildhallEvent {
    @Override
    String guildId();
}
