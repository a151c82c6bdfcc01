package dev.guildhall.query.log;

import dev.guildhall.eventlog.Anchor;
import dev.guildhall.eventlog.AnchoredSink;
import dev.guildhall.eventlog.LogHead;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The head as operators see it, and how far it is known outside. */
record LogHeadView(long position, String link, List<Sink> anchors) {
    /**
     * A place outside the data base.
     *
     * @param position up to which it knows the log; {@code null} before the first anchor of this process
     * @param ageSeconds since it last held the head of the log
     */
    record Sink(String sink, @Nullable Long position, long ageSeconds, boolean failing) {}

    static LogHeadView of(LogHead head, List<AnchoredSink> sinks) {
        return new LogHeadView(
                head.position(),
                head.link(),
                sinks.stream().map(LogHeadView::sink).toList());
    }

    private static Sink sink(AnchoredSink sink) {
        return new Sink(
                sink.name(),
                sink.newest().map(Anchor::position).orElse(null),
                sink.age().toSeconds(),
                sink.failing());
    }
}
