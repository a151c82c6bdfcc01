package dev.guildhall.bot.interaction;

import dev.guildhall.bot.permission.GuildGrants;
import dev.guildhall.bot.sides.ActingFor;
import dev.guildhall.bot.sides.SideAway;
import dev.guildhall.bot.sides.SideRefused;
import dev.guildhall.door.request.LogContext;
import dev.guildhall.door.request.TraceParent;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import net.dv8tion.jda.api.entities.Guild;
import net.dv8tion.jda.api.entities.Member;
import net.dv8tion.jda.api.events.GenericEvent;
import net.dv8tion.jda.api.events.interaction.command.CommandAutoCompleteInteractionEvent;
import net.dv8tion.jda.api.events.interaction.command.SlashCommandInteractionEvent;
import net.dv8tion.jda.api.hooks.EventListener;
import net.dv8tion.jda.api.interactions.commands.OptionMapping;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Takes interactions, defers them at once (Discord waits for 3 s only), and answers each one whatever happens. Nothing is
 * carried out before Discord has confirmed the deferral: of an interaction that is delivered twice, one is refused.
 */
public final class InteractionDesk implements EventListener, SmartLifecycle {
    static final int MAX_AT_ONCE = 64;

    /** Commands under way may still be answered for so long when the application stops. */
    static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(10);

    /** Discord shows no more. */
    static final int MAX_CHOICES = 25;

    private static final Logger LOG = LoggerFactory.getLogger(InteractionDesk.class);

    private final SlashCommands commands;
    private final ExecutionNotices notices;
    private final GuildGrants grants;
    private final Semaphore atOnce = new Semaphore(MAX_AT_ONCE);
    private final ExecutorService threads = Executors.newThreadPerTaskExecutor(
            Thread.ofVirtual().name("interaction-", 0).factory());
    private volatile boolean running;

    public InteractionDesk(SlashCommands commands, ExecutionNotices notices, GuildGrants grants) {
        this.commands = commands;
        this.notices = notices;
        this.grants = grants;
    }

    @Override
    public void onEvent(GenericEvent event) {
        if (event instanceof SlashCommandInteractionEvent command) {
            take(command);
        } else if (event instanceof CommandAutoCompleteInteractionEvent typing) {
            complete(typing);
        }
    }

    private void take(SlashCommandInteractionEvent event) {
        event.deferReply(true)
                .queue(
                        deferred -> begin(event),
                        failure -> LOG.warn(
                                "Interaction {} could not be deferred: {}", event.getId(), failure.getMessage()));
    }

    private void complete(CommandAutoCompleteInteractionEvent event) {
        List<String> choices = commands.find(event.getName())
                .map(command -> command.complete(
                        event.getFullCommandName(),
                        event.getFocusedOption().getName(),
                        event.getFocusedOption().getValue()))
                .orElse(List.of());
        event.replyChoiceStrings(choices.stream().limit(MAX_CHOICES).toList())
                .queue(done -> {}, failure -> LOG.debug("No completion: {}", failure.getMessage()));
    }

    @Override
    public void start() {
        running = true;
    }

    /** Waits for the commands under way; being in the last phase, it stops before the connection does. */
    @Override
    public void stop() {
        running = false;
        threads.shutdown();
        try {
            if (!threads.awaitTermination(CLOSE_TIMEOUT.toMillis(), TimeUnit.MILLISECONDS)) {
                threads.shutdownNow();
            }
        } catch (InterruptedException e) {
            threads.shutdownNow();
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** Stopped once, it stays stopped. */
    @Override
    public boolean isPauseable() {
        return false;
    }

    private void begin(SlashCommandInteractionEvent event) {
        try {
            threads.execute(() -> inContext(event));
        } catch (RejectedExecutionException e) {
            LOG.debug("Interaction {} came while closing", event.getId());
        }
    }

    /** Each interaction is a trace of its own, which the calls of other sides carry on. */
    private void inContext(SlashCommandInteractionEvent event) {
        Guild guild = event.getGuild();
        LogContext context = LogContext.of(
                guild == null ? null : guild.getId(), ActingFor.correlationId(event.getId()), TraceParent.newTraceId());
        try {
            answer(event);
            LOG.debug("'{}' answered", event.getFullCommandName());
        } finally {
            context.close();
        }
    }

    private void answer(SlashCommandInteractionEvent event) {
        Wording wording = Wording.in(event.getUserLocale().toLocale());
        Guild guild = event.getGuild();
        Member member = event.getMember();
        if (guild == null || member == null) {
            send(event, Reply.failure(wording.say("guild-only")));
            return;
        }
        Invocation invocation = invocation(event, guild, member, wording);
        if (!atOnce.tryAcquire()) {
            send(event, Reply.failure(wording.say("busy")));
            return;
        }
        try {
            Reply reply = run(event, invocation);
            send(event, reply);
            notices.publish(invocation, reply.success());
        } finally {
            atOnce.release();
        }
    }

    private Invocation invocation(SlashCommandInteractionEvent event, Guild guild, Member member, Wording wording) {
        Map<String, String> options = new LinkedHashMap<>();
        for (OptionMapping option : event.getOptions()) {
            options.put(option.getName(), option.getAsString());
        }
        return new Invocation(
                guild.getId(),
                event.getFullCommandName(),
                options,
                new ActingFor(member.getId(), member.getUser().getName(), event.getId()),
                MemberAccess.of(guild, member, grants.of(guild.getId())),
                wording);
    }

    private Reply run(SlashCommandInteractionEvent event, Invocation invocation) {
        Wording wording = invocation.wording();
        try {
            return commands.find(event.getName())
                    .map(command -> command.run(invocation))
                    .orElseGet(() -> Reply.failure(wording.say("unknown-command")));
        } catch (SideRefused refused) {
            return Reply.failure(Refusals.explain(refused, wording));
        } catch (SideAway away) {
            LOG.warn(
                    "'{}' in guild {} not answered: {}", invocation.command(), invocation.guildId(), away.getMessage());
            return Reply.failure(wording.say("away"));
        } catch (RuntimeException e) {
            LOG.error("'{}' in guild {} failed", invocation.command(), invocation.guildId(), e);
            return Reply.failure(wording.say("failed"));
        }
    }

    private static void send(SlashCommandInteractionEvent event, Reply reply) {
        event.getHook()
                .editOriginal(reply.message())
                .queue(
                        sent -> {},
                        failure -> LOG.warn("Interaction {} not answered: {}", event.getId(), failure.getMessage()));
    }
}
