package dev.guildhall.benchmarks.commands;

import dev.guildhall.command.dispatch.Write;
import dev.guildhall.command.guild.RegisterGuild;
import dev.guildhall.command.settings.ChangeSettings;
import dev.guildhall.door.request.Correlation;
import dev.guildhall.door.token.Asker;
import dev.guildhall.events.Actor;
import dev.guildhall.events.MetadataKeys;
import java.util.Map;
import java.util.OptionalLong;

/**
 * What every contender's callers ask for: each changes the prefix of its own guilds, one after the other, so that every
 * command makes one event and no two callers meet at one guild. The owner gives the commands, with name, as from a panel.
 */
public final class GuildCommands {
    public static final int GUILDS_A_CALLER = 8;

    private static final long FIRST_GUILD = 1_180_000_000_000_000_000L;
    private static final long FIRST_OWNER = 1_280_000_000_000_000_000L;
    private static final String NAME = "Ada Lovelace";
    private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";
    private static final String CORRELATION = "0194f7a2-7c1e-7d3b-9a55-2f6f1c0e8b71";

    private GuildCommands() {}

    public static String guild(int number) {
        return Long.toString(FIRST_GUILD + number);
    }

    private static String owner(int number) {
        return Long.toString(FIRST_OWNER + number);
    }

    public static RegisterGuild register(int number) {
        return new RegisterGuild(guild(number), "Guild " + number, owner(number), Map.of());
    }

    /** Always another prefix than the turn before. */
    public static ChangeSettings change(int number, int turn) {
        return new ChangeSettings(guild(number), owner(number), Map.of("prefix", turn % 2 == 0 ? "!g" : "?g"), null);
    }

    public static Write write(int number) {
        String owner = owner(number);
        return new Write(
                new Asker(owner, Actor.panel(owner, NAME), false, "panel"),
                new Correlation(CORRELATION, TRACE),
                null,
                OptionalLong.empty(),
                null,
                "PATCH /api/guilds/settings");
    }

    /** The same words for those who have no door that adds them. */
    public static Map<String, String> metadata(int number) {
        Write write = write(number);
        return Map.of(
                MetadataKeys.GUILD_ID, guild(number),
                MetadataKeys.ACTOR_TYPE, write.asker().actor().type().word(),
                MetadataKeys.ACTOR_ID, write.asker().actor().id(),
                MetadataKeys.ACTOR_NAME, NAME,
                MetadataKeys.ORIGIN, write.asker().origin(),
                MetadataKeys.CORRELATION_ID, write.correlation().correlationId(),
                MetadataKeys.TRACE_ID, write.correlation().traceId());
    }

    /** One caller's way round its guilds. */
    @FunctionalInterface
    public interface Act {
        void on(int guild, int turn);
    }

    /** Confined to one thread at a time. */
    public static final class Caller implements Runnable {
        private final int firstGuild;
        private final Act act;
        private int acts;

        public Caller(int number, Act act) {
            this.firstGuild = number * GUILDS_A_CALLER;
            this.act = act;
        }

        @Override
        public void run() {
            act.on(firstGuild + acts % GUILDS_A_CALLER, acts / GUILDS_A_CALLER);
            acts++;
        }
    }
}
