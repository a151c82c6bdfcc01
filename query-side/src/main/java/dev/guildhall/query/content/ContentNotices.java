package dev.guildhall.query.content;

import dev.guildhall.events.wire.DiscordEvent;
import dev.guildhall.events.wire.DiscordEventType;
import dev.guildhall.query.invalidation.NoticePublisher;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Tells what happened, wherever it came from. A replay tells nothing. */
public final class ContentNotices<E, V> implements ContentCommits<E, V> {
    private final NoticePublisher publisher;
    private final Function<ContentStep<E, V>, Optional<DiscordEvent>> notice;

    /** @param notice what is only of interest to those who look at it anyway is none, but is found by its version */
    ContentNotices(NoticePublisher publisher, Function<ContentStep<E, V>, Optional<DiscordEvent>> notice) {
        this.publisher = publisher;
        this.notice = notice;
    }

    @Override
    public void committed(Batch<E, V> batch) {
        batch.news().forEach(step -> notice.apply(step).ifPresent(event -> publisher.offer(event, step.cause())));
    }

    /** A position is the same for everybody, and of one event only: it names the happening. */
    public static DiscordEvent notice(
            ContentStep<?, ? extends ContentView> step,
            DiscordEventType type,
            @Nullable String userId,
            Map<String, @Nullable Object> data) {
        return new DiscordEvent(
                Long.toString(step.position()),
                type,
                step.after().guildId(),
                userId,
                data,
                step.timestampMillis(),
                step.position());
    }
}
