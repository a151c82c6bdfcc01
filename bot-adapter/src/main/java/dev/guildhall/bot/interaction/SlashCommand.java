package dev.guildhall.bot.interaction;

import dev.guildhall.bot.sides.SideAway;
import dev.guildhall.bot.sides.SideRefused;
import dev.guildhall.events.GuildModule;
import dev.guildhall.events.wire.GuildConfiguration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import net.dv8tion.jda.api.Permission;
import net.dv8tion.jda.api.interactions.commands.Command.Choice;
import net.dv8tion.jda.api.interactions.commands.build.SlashCommandData;

/** One command with its subcommands. Stateless and thread-safe. */
public interface SlashCommand {
    /** As Discord is told, in English; {@link SlashCommands} adds the translations. */
    SlashCommandData definition();

    /** Whether Discord offers it to every member, unless the guild says otherwise; if not, see {@link #offeredTo}. */
    default boolean forEverybody() {
        return false;
    }

    /** Who holds this permission is offered it by Discord, unless the guild says otherwise; not asked where everybody is. */
    default Permission offeredTo() {
        return Permission.MANAGE_SERVER;
    }

    /** The module without which it does nothing; empty where it needs none. */
    default Optional<GuildModule> module() {
        return Optional.empty();
    }

    /**
     * Whether it would be carried out for that member, as far as that can be told beforehand. It decides nothing: it is for
     * those who want to know what they can do.
     *
     * @param command with its subcommand, by their own names
     * @param guild as it is configured now
     */
    default boolean mayUse(String command, Occasion occasion, GuildConfiguration guild) {
        return true;
    }

    /**
     * Carries the command out. The interaction is deferred already, so this may take a few seconds.
     *
     * @throws SideRefused answered with what was wrong
     * @throws SideAway answered with a request to try again later
     */
    Reply run(Invocation invocation);

    /**
     * Values that an option may be completed to, best first. Must not block; what comes after
     * {@link InteractionDesk#COMPLETION_PATIENCE}, or fails, is not shown.
     */
    CompletableFuture<List<Choice>> complete(Completion completion);
}
