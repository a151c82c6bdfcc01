package dev.guildhall.push.connection;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.netty.buffer.ByteBufAllocator;
import io.netty.util.ResourceLeakDetector;
import io.netty.util.ResourceLeakDetector.Level;
import java.lang.ref.Reference;
import java.lang.ref.WeakReference;
import java.util.List;
import org.slf4j.LoggerFactory;

/** Follows every buffer that is taken while this is open, and finds those that nobody has given back. */
final class Leaks implements AutoCloseable {
    /** The detector reports what it has found whenever a buffer is taken. */
    private static final int ALLOCATIONS = 64;

    private static final int COLLECTIONS = 3;

    private final Level before = ResourceLeakDetector.getLevel();
    private final Logger log = (Logger) LoggerFactory.getLogger(ResourceLeakDetector.class);
    private final ListAppender<ILoggingEvent> reports = new ListAppender<>();

    private Leaks() {
        ResourceLeakDetector.setLevel(Level.PARANOID);
        reports.start();
        log.addAppender(reports);
    }

    static Leaks watched() {
        return new Leaks();
    }

    /** What the detector says; buffers still in use are no leaks. */
    List<String> found() {
        for (int i = 0; i < COLLECTIONS; i++) {
            collectGarbage();
            for (int j = 0; j < ALLOCATIONS; j++) {
                ByteBufAllocator.DEFAULT.directBuffer(1).release();
                ByteBufAllocator.DEFAULT.heapBuffer(1).release();
            }
        }
        return reports.list.stream().map(ILoggingEvent::getFormattedMessage).toList();
    }

    private static void collectGarbage() {
        Object canary = new Object();
        Reference<Object> collected = new WeakReference<>(canary);
        canary = null;
        while (collected.get() != null) {
            System.gc();
        }
    }

    @Override
    public void close() {
        log.detachAppender(reports);
        ResourceLeakDetector.setLevel(before);
    }
}
