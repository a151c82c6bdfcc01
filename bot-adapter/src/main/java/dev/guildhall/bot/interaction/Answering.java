package dev.guildhall.bot.interaction;

import dev.guildhall.bot.discord.ShardLog;
import dev.guildhall.bot.interaction.OpenQuestions.Question;
import dev.guildhall.bot.permission.GuildGrants;
import dev.guildhall.bot.sides.ActingFor;
import dev.guildhall.bot.sides.AnswerBudget;
import dev.guildhall.bot.sides.SideAway;
import dev.guildhall.bot.sides.SideRefused;
import dev.guildhall.door.request.LogContext;
import dev.guildhall.door.request.TraceParent;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import net.dv8tion.jda.api.entities.Guild;
import net.dv8tion.jda.api.entities.Member;
import net.dv8tion.jda.api.interactions.callbacks.IModalCallback;
import net.dv8tion.jda.api.interactions.callbacks.IReplyCallback;
import net.dv8tion.jda.api.interactions.components.ComponentInteraction;
import net.dv8tion.jda.api.modals.Modal;
import net.dv8tion.jda.api.requests.RestAction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Defers interactions at once (Discord waits for 3 s only), and answers each one whatever happens. Nothing is carried out
 * before Discord has confirmed the deferral: of an interaction that is delivered twice, one is refused.
 */
public final class Answering implements SmartLifecycle {
    static final int MAX_AT_ONCE = 64;

    /** Interactions under way may still be answered for so long when the application stops. */
    static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(10);

    private static final Logger LOG = LoggerFactory.getLogger(Answering.class);

    private final ExecutionNotices notices;
    private final GuildGrants grants;
    private final Clock clock;
    private final OpenQuestions questions = new OpenQuestions();
    private final Semaphore atOnce = new Semaphore(MAX_AT_ONCE);
    private final ExecutorService threads = Executors.newThreadPerTaskExecutor(
            Thread.ofVirtual().name("interaction-", 0).factory());
    private volatile boolean running;

    /** An interaction, by the name under which others are told of it, and how to answer it. */
    private record Task(IReplyCallback event, String name, String wording, Function<Occasion, Reply> work) {}

    public Answering(ExecutionNotices notices, GuildGrants grants, Clock clock) {
        this.notices = notices;
        this.grants = grants;
        this.clock = clock;
    }

    /**
     * @param wording all that was typed, chosen or filled in: two of the same ask for the same
     * @param inPlace whether the answer takes the place of the message that was used, should that be ephemeral
     */
    void take(IReplyCallback event, String name, String wording, boolean inPlace, Function<Occasion, Reply> work) {
        Task task = new Task(event, name, wording, work);
        deferral(event, inPlace)
                .queue(
                        deferred -> begin(task),
                        failure -> LOG.warn(
                                "Interaction {} could not be deferred: {}", event.getId(), failure.getMessage()));
    }

    private static RestAction<?> deferral(IReplyCallback event, boolean inPlace) {
        return inPlace
                        && event instanceof ComponentInteraction used
                        && used.getMessage().isEphemeral()
                ? used.deferEdit()
                : event.deferReply(true);
    }

    /** Shows the form, if there is one; answers whether there was. */
    boolean show(IReplyCallback event, Function<Occasion, Optional<Modal>> form) {
        Guild guild = event.getGuild();
        Member member = event.getMember();
        if (guild == null || member == null || !(event instanceof IModalCallback asking)) {
            return false;
        }
        Optional<Modal> modal = form.apply(occasion(event, guild, member, wording(event), event.getId()));
        modal.ifPresent(shown -> asking.replyModal(shown)
                .queue(
                        done -> {},
                        failure -> LOG.warn("Interaction {} got no form: {}", event.getId(), failure.getMessage())));
        return modal.isPresent();
    }

    @Override
    public void start() {
        running = true;
    }

    /** Waits for those under way; being in the last phase, it stops before the connection does. */
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

    private void begin(Task task) {
        try {
            threads.execute(() -> inContext(task));
        } catch (RejectedExecutionException e) {
            LOG.debug("Interaction {} came while closing", task.event().getId());
        }
    }

    /** Each interaction is a trace of its own, which the calls of other sides carry on. */
    private void inContext(Task task) {
        Guild guild = task.event().getGuild();
        LogContext context = LogContext.of(
                guild == null ? null : guild.getId(),
                ActingFor.correlationId(task.event().getId()),
                TraceParent.newTraceId());
        try {
            ShardLog.of(task.event().getJDA()).during(() -> answer(task));
            LOG.debug("'{}' answered", task.name());
        } finally {
            context.close();
        }
    }

    private void answer(Task task) {
        IReplyCallback event = task.event();
        Wording wording = wording(event);
        Guild guild = event.getGuild();
        Member member = event.getMember();
        if (guild == null || member == null) {
            send(event, Reply.failure(wording.say("guild-only")));
            return;
        }
        if (!atOnce.tryAcquire()) {
            send(event, Reply.failure(wording.say("busy")));
            return;
        }
        try {
            Question question = new Question(guild.getId(), member.getId(), task.name(), task.wording());
            String interactionId = questions.interactionOf(question).orElse(event.getId());
            Occasion occasion = occasion(event, guild, member, wording, interactionId);
            Reply reply = run(task, occasion, question);
            send(event, reply);
            notices.publish(occasion, task.name(), reply.success());
        } finally {
            atOnce.release();
        }
    }

    private static Wording wording(IReplyCallback event) {
        return Wording.in(event.getUserLocale().toLocale());
    }

    private Occasion occasion(IReplyCallback event, Guild guild, Member member, Wording wording, String interactionId) {
        return new Occasion(
                guild.getId(),
                String.valueOf(event.getChannelId()),
                new ActingFor(member.getId(), member.getUser().getName(), interactionId),
                MemberStanding.of(member, clock.instant()),
                MemberAccess.of(guild, member, grants.of(guild.getId())),
                wording);
    }

    private Reply run(Task task, Occasion occasion, Question question) {
        Wording wording = occasion.wording();
        try {
            Reply reply =
                    AnswerBudget.within(AnswerBudget.WHOLE, () -> task.work().apply(occasion));
            questions.answered(question);
            return reply;
        } catch (SideRefused refused) {
            questions.answered(question);
            return Reply.failure(Refusals.explain(refused, wording));
        } catch (SideAway away) {
            LOG.warn("'{}' in guild {} not answered: {}", task.name(), occasion.guildId(), away.getMessage());
            return unanswered(occasion, question, away);
        } catch (RuntimeException e) {
            LOG.error("'{}' in guild {} failed", task.name(), occasion.guildId(), e);
            return Reply.failure(wording.say("failed"));
        }
    }

    /** What nobody could be asked for a second time may still come of the first. */
    private Reply unanswered(Occasion occasion, Question question, SideAway away) {
        boolean open =
                away.outcomeUnknown() || questions.interactionOf(question).isPresent();
        if (open) {
            questions.outcomeUnknown(question, occasion.member().interactionId());
        }
        return Reply.failure(occasion.wording().say(open ? "outcome-unknown" : "away"));
    }

    private static void send(IReplyCallback event, Reply reply) {
        event.getHook()
                .editOriginal(reply.message())
                .queue(
                        sent -> {},
                        failure -> LOG.warn("Interaction {} not answered: {}", event.getId(), failure.getMessage()));
    }
}
