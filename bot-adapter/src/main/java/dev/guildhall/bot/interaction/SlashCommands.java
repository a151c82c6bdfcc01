package dev.guildhall.bot.interaction;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import net.dv8tion.jda.api.JDA;
import net.dv8tion.jda.api.events.GenericEvent;
import net.dv8tion.jda.api.events.session.ReadyEvent;
import net.dv8tion.jda.api.hooks.EventListener;
import net.dv8tion.jda.api.interactions.DiscordLocale;
import net.dv8tion.jda.api.interactions.InteractionContextType;
import net.dv8tion.jda.api.interactions.commands.DefaultMemberPermissions;
import net.dv8tion.jda.api.interactions.commands.build.SlashCommandData;
import net.dv8tion.jda.api.interactions.commands.localization.LocalizationFunction;
import net.dv8tion.jda.api.interactions.commands.localization.ResourceBundleLocalizationFunction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** All slash commands, and telling Discord about them. */
public final class SlashCommands implements EventListener {
    private static final Logger LOG = LoggerFactory.getLogger(SlashCommands.class);
    private static final String BUNDLE = "dev.guildhall.bot.commands";
    private static final int RETRY_SECONDS = 10;

    private final Map<String, SlashCommand> commands = new LinkedHashMap<>();

    public SlashCommands(List<SlashCommand> commands) {
        commands.forEach(command -> this.commands.put(command.definition().getName(), command));
    }

    Optional<SlashCommand> find(String name) {
        return Optional.ofNullable(commands.get(name));
    }

    /** Names and descriptions in all languages; never outside of a guild. */
    List<SlashCommandData> definitions() {
        LocalizationFunction localization = ResourceBundleLocalizationFunction.fromBundles(
                        BUNDLE, DiscordLocale.ENGLISH_US, DiscordLocale.ENGLISH_UK, DiscordLocale.FRENCH)
                .build();
        List<SlashCommandData> definitions = new ArrayList<>();
        for (SlashCommand command : commands.values()) {
            definitions.add(command.definition()
                    .setLocalizationFunction(localization)
                    .setContexts(InteractionContextType.GUILD)
                    .setDefaultPermissions(
                            command.forEverybody()
                                    ? DefaultMemberPermissions.ENABLED
                                    : DefaultMemberPermissions.enabledFor(command.offeredTo())));
        }
        return definitions;
    }

    @Override
    public void onEvent(GenericEvent event) {
        // They are the bot's, not a shard's.
        if (event instanceof ReadyEvent && event.getJDA().getShardInfo().getShardId() == 0) {
            register(event.getJDA());
        }
    }

    private void register(JDA jda) {
        jda.updateCommands()
                .addCommands(definitions())
                .queue(
                        registered -> LOG.info("{} slash commands registered", registered.size()),
                        failure -> registerLater(jda, failure));
    }

    private void registerLater(JDA jda, Throwable failure) {
        if (jda.getStatus() == JDA.Status.SHUTTING_DOWN || jda.getStatus() == JDA.Status.SHUTDOWN) {
            return;
        }
        LOG.warn("Slash commands not registered, again in {} s: {}", RETRY_SECONDS, failure.getMessage());
        Executor later = CompletableFuture.delayedExecutor(RETRY_SECONDS, TimeUnit.SECONDS);
        later.execute(() -> register(jda));
    }
}
