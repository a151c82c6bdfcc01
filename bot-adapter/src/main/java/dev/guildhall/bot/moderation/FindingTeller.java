package dev.guildhall.bot.moderation;

import dev.guildhall.bot.sides.CaseSide;
import dev.guildhall.bot.sides.CaseSide.Finding;
import dev.guildhall.bot.sides.SideAway;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells the command side which messages broke a rule, one report after another: what comes while one is under way goes into
 * the next. While the command side is away they wait, as many as there is room for. Thread-safe.
 */
final class FindingTeller implements AutoCloseable {
    /** Some hundred bytes each. */
    static final int MAX_WAITING = 10_000;

    /** Until the command side is asked again after it did not answer. */
    static final Duration PAUSE = Duration.ofSeconds(1);

    private static final Logger LOG = LoggerFactory.getLogger(FindingTeller.class);

    private record Told(String guildId, Finding finding) {}

    private final CaseSide side;
    private final BlockingQueue<Told> waiting = new ArrayBlockingQueue<>(MAX_WAITING);
    private final Thread thread;
    private volatile boolean closed;

    FindingTeller(CaseSide side) {
        this.side = side;
        this.thread = Thread.ofVirtual().name("findings").start(this::repeat);
    }

    /** Never blocks; what there is no room for is lost, and its message deleted all the same. */
    void found(String guildId, Finding finding) {
        if (!waiting.offer(new Told(guildId, finding))) {
            LOG.warn("Too much breaks rules at once: message {} of guild {} is not told", finding.messageId(), guildId);
        }
    }

    private void repeat() {
        try {
            while (!closed) {
                List<Told> batch = new ArrayList<>();
                batch.add(waiting.take());
                waiting.drainTo(batch, CaseSide.MAX_FINDINGS - 1);
                Map<String, List<Finding>> guilds = batch.stream()
                        .collect(Collectors.groupingBy(
                                Told::guildId,
                                LinkedHashMap::new,
                                Collectors.mapping(Told::finding, Collectors.toList())));
                for (Map.Entry<String, List<Finding>> guild : guilds.entrySet()) {
                    tell(guild.getKey(), guild.getValue());
                }
            }
        } catch (InterruptedException e) {
            LOG.debug("Stopped");
        }
    }

    private void tell(String guildId, List<Finding> findings) throws InterruptedException {
        boolean told = false;
        while (!told) {
            try {
                side.found(guildId, findings);
                told = true;
            } catch (SideAway e) {
                LOG.debug("What broke rules of guild {} is told later: {}", guildId, e.getMessage());
                Thread.sleep(PAUSE);
            } catch (RuntimeException e) {
                // Whatever it is, it must not end the telling.
                LOG.warn("What broke rules of guild {} is not told: {}", guildId, e.toString());
                return;
            }
        }
    }

    /** What still waits is lost; its messages are deleted already. */
    @Override
    public void close() {
        closed = true;
        thread.interrupt();
    }
}
