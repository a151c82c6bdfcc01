package dev.guildhall.benchmarks;

import dev.guildhall.benchmarks.commands.GuildCommands;
import dev.guildhall.events.AggregateIds;
import dev.guildhall.events.Change;
import dev.guildhall.events.GuildhallEvent;
import dev.guildhall.events.guild.GuildRegistered;
import dev.guildhall.events.settings.SettingsChanged;
import java.util.List;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;

/** The history of many guilds that change in turn. */
public final class ManyGuilds {
    public static final int COUNT = 1_000;

    private static final String OWNER = "1280000000000000001";

    private ManyGuilds() {}

    /** @param number from 0, in the order of the log; the first {@value #COUNT} are registrations */
    public static DomainEventMessage<?> event(long number) {
        int guild = (int) (number % COUNT);
        long sequence = number / COUNT;
        return new GenericDomainEventMessage<>(
                "Guild",
                AggregateIds.guild(GuildCommands.guild(guild)),
                sequence,
                payload(GuildCommands.guild(guild), sequence),
                GuildCommands.metadata(guild));
    }

    private static GuildhallEvent payload(String guildId, long sequence) {
        if (sequence == 0) {
            return new GuildRegistered(guildId, "Guild " + guildId, OWNER);
        }
        String value = Long.toHexString(sequence);
        return switch ((int) (sequence % 3)) {
            case 0 -> new SettingsChanged(guildId, List.of(new Change("prefix", null, value)));
            case 1 ->
                new SettingsChanged(guildId, List.of(new Change("locale", null, sequence % 2 == 0 ? "en" : "fr")));
            default -> new SettingsChanged(guildId, List.of(new Change("colour", null, "#" + value)));
        };
    }
}
