package dev.guildhall.e2e.fault;

import dev.guildhall.e2e.fault.Fault.Kind;
import dev.guildhall.e2e.fault.Fault.Lasting;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Draws faults from a seed: first each kind once, in any order, with the longest pause that was asked for among them,
 * then whatever comes. Outages of PostgreSQL come early, so that a transaction opened after them can stay open for
 * long; nothing else strikes during one.
 */
final class Schedule {
    /** For how long no server is to be struck at the end of a run that is long enough. */
    private static final Duration SERVER_STAYS = Duration.ofMinutes(11);

    private static final double SERVER_SHARE = 0.6;
    private static final Duration SHORTEST = Duration.ofMillis(300);
    private static final double NANOS = 1e9;

    private final Random random;
    private final RunSettings settings;
    private final List<Fault> faults = new ArrayList<>();
    private final Duration[] runsFrom = {Duration.ZERO, Duration.ZERO};
    private Duration now = Duration.ZERO;
    private boolean longestDrawn;

    private Schedule(RunSettings settings) {
        this.settings = settings;
        this.random = new Random(settings.seed());
    }

    /** The same for the same settings. */
    static List<Fault> draw(RunSettings settings) {
        Schedule schedule = new Schedule(settings);
        List<Kind> firsts = schedule.everyKindOnce();
        while (!firsts.isEmpty() || schedule.now.compareTo(settings.faults()) < 0) {
            Kind kind = firsts.stream().filter(schedule::mayStrike).findFirst().orElseGet(schedule::anyKind);
            firsts.remove(kind);
            schedule.add(kind);
        }
        return List.copyOf(schedule.faults);
    }

    /** While one writer is paused the other one goes on, so that there is something to be overtaken by. */
    private boolean mayStrike(Kind kind) {
        return !kind.pausesWriter() || !(isPaused(0) || isPaused(1));
    }

    private boolean isPaused(int writer) {
        return runsFrom[writer].compareTo(now) > 0;
    }

    private List<Kind> everyKindOnce() {
        List<Kind> others = shuffled(kind -> kind.lasting() != Lasting.OUTAGE);
        int half = others.size() / 2;
        List<Kind> early = new ArrayList<>(others.subList(0, half));
        early.addAll(shuffled(kind -> kind.lasting() == Lasting.OUTAGE));
        Collections.shuffle(early, random);
        return new ArrayList<>(Stream.concat(early.stream(), others.subList(half, others.size()).stream())
                .toList());
    }

    private List<Kind> shuffled(Predicate<Kind> which) {
        List<Kind> kinds =
                new ArrayList<>(Arrays.stream(Kind.values()).filter(which).toList());
        Collections.shuffle(kinds, random);
        return kinds;
    }

    private Kind anyKind() {
        Kind[] kinds = Kind.values();
        while (true) {
            Kind kind = kinds[random.nextInt(kinds.length)];
            boolean late = kind.lasting() == Lasting.OUTAGE && now.compareTo(lastOutage()) >= 0;
            if (mayStrike(kind) && !late) {
                return kind;
            }
        }
    }

    private Duration lastOutage() {
        Duration share = seconds(settings.faults().toSeconds() * SERVER_SHARE);
        Duration rest = settings.faults().minus(SERVER_STAYS);
        return rest.isPositive() ? rest : share;
    }

    private void add(Kind kind) {
        int drawn = random.nextInt(2);
        int target = kind.needsWriterAtWork() && isPaused(drawn) ? 1 - drawn : drawn;
        Duration length = switch (kind.lasting()) {
            case NO -> Duration.ZERO;
            case PAUSE -> kind.pausesWriter() ? writerPause(kind, target) : upTo(settings.maxPause());
            case OUTAGE -> upTo(settings.maxOutage());
            case DISTURBANCE -> upTo(settings.gap().multipliedBy(2));
        };
        faults.add(new Fault(now, kind, target, length));
        Duration free = kind.lasting() == Lasting.OUTAGE ? length : Duration.ZERO;
        now = now.plus(free).plus(upTo(settings.gap().multipliedBy(2)));
    }

    private Duration writerPause(Kind kind, int target) {
        Duration length = upTo(settings.maxPause());
        if (kind == Kind.PAUSE_WRITER_IN_APPEND && !longestDrawn) {
            longestDrawn = true;
            length = settings.maxPause();
        }
        runsFrom[target] = now.plus(length);
        return length;
    }

    /** Short ones are more frequent than long ones. */
    private Duration upTo(Duration most) {
        double share = random.nextDouble() * random.nextDouble();
        return SHORTEST.plus(seconds(most.minus(SHORTEST).toNanos() / NANOS * share));
    }

    private static Duration seconds(double seconds) {
        return Duration.ofNanos((long) (seconds * NANOS));
    }
}
