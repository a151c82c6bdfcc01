package dev.guildhall.query.projection;

import dev.guildhall.eventlog.ProjectionProcessor;
import dev.guildhall.query.projection.SegmentTokens.SegmentToken;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.axonframework.eventhandling.Segment;
import org.axonframework.eventhandling.pooled.PooledStreamingEventProcessor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Divides projections among as many segments as operators want, one step at a time. Of several processes the one that has
 * the first segment, which there always is, divides and joins; the others leave to it what it is to join. While all are
 * as they are wanted, nothing is asked. Thread-safe.
 */
final class Divisions extends RepeatedLook {
    /** For how long a segment is left to whoever joins it with another. */
    private static final Duration RELEASE = Duration.ofSeconds(5);

    private static final int FIRST = 0;
    private static final Logger LOG = LoggerFactory.getLogger(Divisions.class);

    private final Steering steering;
    private final SegmentTokens tokens;
    private final Map<String, ProjectionProcessor> processors;
    private final Map<String, Integer> settled = new HashMap<>();

    Divisions(Steering steering, SegmentTokens tokens, List<SteeredProjection> projections) {
        super("projection-divisions");
        this.steering = steering;
        this.tokens = tokens;
        this.processors =
                projections.stream().collect(Collectors.toMap(SteeredProjection::name, SteeredProjection::processor));
    }

    @Override
    protected void lookOnce() {
        steering.orders().segments().forEach(this::look);
    }

    private void look(String projection, int wanted) {
        ProjectionProcessor processor = processors.get(projection);
        if (processor == null || processor.isPaused() || Integer.valueOf(wanted).equals(settled.get(projection))) {
            return;
        }
        int[] all =
                tokens.of(projection).stream().mapToInt(SegmentToken::segment).toArray();
        if (all.length == wanted) {
            settled.put(projection, wanted);
            LOG.info("The projection {} has {} segments", projection, wanted);
        } else if (all.length > 0) {
            settled.remove(projection);
            step(processor.processor(), Segment.computeSegments(all), all.length < wanted);
        }
    }

    private static void step(PooledStreamingEventProcessor processor, Segment[] all, boolean divide) {
        Set<Integer> here = processor.processingStatus().keySet();
        if (!here.contains(FIRST)) {
            if (!divide) {
                here.forEach(segment -> processor.releaseSegment(segment, RELEASE.toMillis(), TimeUnit.MILLISECONDS));
            }
            return;
        }
        Stream<Segment> held = Stream.of(all).filter(segment -> here.contains(segment.getSegmentId()));
        if (divide) {
            held.min(Comparator.comparingInt(Segment::getMask))
                    .ifPresent(largest -> told(processor.splitSegment(largest.getSegmentId()), processor.getName()));
        } else {
            // Of the smallest each has its other half; that of a larger one may have been divided further.
            int smallest = Stream.of(all).mapToInt(Segment::getMask).max().orElseThrow();
            held.filter(segment -> segment.getMask() == smallest)
                    .filter(segment -> here.contains(segment.mergeableSegmentId()))
                    .findFirst()
                    .ifPresent(half -> told(processor.mergeSegment(half.getSegmentId()), processor.getName()));
        }
    }

    private static void told(CompletableFuture<Boolean> step, String projection) {
        CompletableFuture<Boolean> ignored = step.whenComplete((done, failure) -> {
            if (failure != null || !Boolean.TRUE.equals(done)) {
                LOG.debug("The segments of {} are not as wanted yet", projection, failure);
            }
        });
        LOG.debug("Dividing {}: {}", projection, ignored);
    }

    /** It divides those that run. */
    @Override
    public int getPhase() {
        return ProjectionProcessor.PHASE + 10;
    }
}
