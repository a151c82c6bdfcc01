package dev.guildhall.bot.interaction;

import dev.guildhall.bot.permission.GuildGrants;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.function.BiFunction;
import java.util.function.Function;
import net.dv8tion.jda.api.entities.Guild;
import net.dv8tion.jda.api.entities.ISnowflake;
import net.dv8tion.jda.api.entities.Member;
import net.dv8tion.jda.api.events.GenericEvent;
import net.dv8tion.jda.api.events.interaction.ModalInteractionEvent;
import net.dv8tion.jda.api.events.interaction.command.CommandAutoCompleteInteractionEvent;
import net.dv8tion.jda.api.events.interaction.command.SlashCommandInteractionEvent;
import net.dv8tion.jda.api.events.interaction.component.GenericComponentInteractionCreateEvent;
import net.dv8tion.jda.api.events.interaction.component.GenericSelectMenuInteractionEvent;
import net.dv8tion.jda.api.hooks.EventListener;
import net.dv8tion.jda.api.interactions.callbacks.IReplyCallback;
import net.dv8tion.jda.api.interactions.commands.Command.Choice;
import net.dv8tion.jda.api.interactions.commands.OptionMapping;
import net.dv8tion.jda.api.interactions.modals.ModalMapping;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes every interaction to whoever has the answer. What is not known, foreign or malformed is answered too. */
public final class InteractionDesk implements EventListener {
    /** Discord shows no more. */
    static final int MAX_CHOICES = 25;

    /** A second before Discord gives up. */
    static final Duration COMPLETION_PATIENCE = Duration.ofSeconds(2);

    /** Instead of the name of what was used, where it has none that is known. */
    private static final String UNKNOWN = "unknown";

    private static final Logger LOG = LoggerFactory.getLogger(InteractionDesk.class);

    private final SlashCommands commands;
    private final ComponentActions actions;
    private final Answering answering;
    private final GuildGrants grants;

    public InteractionDesk(SlashCommands commands, ComponentActions actions, Answering answering, GuildGrants grants) {
        this.commands = commands;
        this.actions = actions;
        this.answering = answering;
        this.grants = grants;
    }

    @Override
    public void onEvent(GenericEvent event) {
        if (event instanceof SlashCommandInteractionEvent command) {
            take(command);
        } else if (event instanceof GenericComponentInteractionCreateEvent used) {
            List<String> values =
                    used instanceof GenericSelectMenuInteractionEvent<?, ?> select ? values(select) : List.of();
            take(
                    used,
                    used.getComponentId(),
                    used.getMessageId() + values,
                    (occasion, id) -> new ComponentUse(occasion, id, values, Map.of(), used.getMessage()));
        } else if (event instanceof ModalInteractionEvent filledIn) {
            Map<String, String> fields = fields(filledIn);
            take(
                    filledIn,
                    filledIn.getModalId(),
                    fields.toString(),
                    (occasion, id) -> new ComponentUse(occasion, id, List.of(), fields, filledIn.getMessage()));
        } else if (event instanceof CommandAutoCompleteInteractionEvent typing) {
            complete(typing);
        }
    }

    private void take(SlashCommandInteractionEvent event) {
        Map<String, String> options = new LinkedHashMap<>();
        for (OptionMapping option : event.getOptions()) {
            options.put(option.getName(), option.getAsString());
        }
        String name = event.getFullCommandName();
        Optional<SlashCommand> command = commands.find(event.getName());
        answering.take(
                event,
                name,
                event.getChannelId() + options,
                false,
                occasion -> command.map(known -> known.run(new Invocation(occasion, name, options)))
                        .orElseGet(() -> Reply.failure(occasion.wording().say("unknown-command"))));
    }

    private void take(
            IReplyCallback event,
            String customId,
            String given,
            BiFunction<Occasion, CustomId, ComponentUse> described) {
        Optional<CustomId> read = CustomId.read(customId);
        Optional<ComponentAction> found = read.flatMap(actions::find);
        if (read.isEmpty() || found.isEmpty()) {
            LOG.debug("Interaction {} is with a component that nobody knows", event.getId());
            answering.take(
                    event,
                    UNKNOWN,
                    customId,
                    false,
                    occasion -> Reply.failure(occasion.wording().say("unknown-component")));
            return;
        }
        ComponentAction action = found.get();
        Function<Occasion, ComponentUse> use = occasion -> described.apply(occasion, read.get());
        if (!answering.show(event, occasion -> action.form(use.apply(occasion)))) {
            answering.take(
                    event,
                    action.name(),
                    customId + given,
                    action.inPlace(),
                    occasion -> action.run(use.apply(occasion)));
        }
    }

    private static List<String> values(GenericSelectMenuInteractionEvent<?, ?> select) {
        return select.getInteraction().getValues().stream()
                .map(InteractionDesk::value)
                .toList();
    }

    private static String value(Object chosen) {
        return chosen instanceof ISnowflake thing ? thing.getId() : chosen.toString();
    }

    private static Map<String, String> fields(ModalInteractionEvent event) {
        Map<String, String> fields = new LinkedHashMap<>();
        for (ModalMapping field : event.getValues()) {
            fields.put(field.getCustomId(), field.getAsString());
        }
        return fields;
    }

    private void complete(CommandAutoCompleteInteractionEvent event) {
        Guild guild = event.getGuild();
        Member member = event.getMember();
        Optional<SlashCommand> command = commands.find(event.getName());
        if (guild == null || member == null || command.isEmpty()) {
            offer(event, List.of());
            return;
        }
        Completion completion = new Completion(
                guild.getId(),
                event.getFullCommandName(),
                event.getFocusedOption().getName(),
                event.getFocusedOption().getValue(),
                MemberAccess.of(guild, member, grants.of(guild.getId())));
        // A copy: what a command answers with may be shared with others who ask.
        CompletionStage<List<Choice>> choices = command.get()
                .complete(completion)
                .copy()
                .completeOnTimeout(List.of(), COMPLETION_PATIENCE.toMillis(), TimeUnit.MILLISECONDS)
                .exceptionally(failure -> List.of());
        choices.thenAccept(known -> offer(event, known));
    }

    private static void offer(CommandAutoCompleteInteractionEvent event, List<Choice> choices) {
        event.replyChoices(choices.stream().limit(MAX_CHOICES).toList())
                .queue(done -> {}, failure -> LOG.debug("No completion: {}", failure.getMessage()));
    }
}
