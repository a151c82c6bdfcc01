package dev.guildhall.e2e.fault.rebuild;

import com.fasterxml.jackson.databind.JsonNode;
import dev.guildhall.e2e.Ear;
import dev.guildhall.e2e.FourProcesses;
import dev.guildhall.e2e.ProcessBeside;
import dev.guildhall.e2e.Program;
import dev.guildhall.e2e.World;
import dev.guildhall.e2e.fault.Pause;
import dev.guildhall.e2e.fault.sides.Crowd;
import dev.guildhall.e2e.fault.sides.Persistence;
import dev.guildhall.e2e.fault.sides.Place;
import dev.guildhall.events.wire.Channel;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** All views made anew, again and again, while guilds are saved and read and the processes that do it are killed. */
final class RebuildFaultRun {
    private static final int WRITERS = 2;
    private static final int READERS = 2;

    /** Whatever is told of what was saved before has been told by then. */
    private static final Duration LISTENING = Duration.ofSeconds(3);

    /** How long most rebuilds go on. */
    private static final Duration SOON = Duration.ofMillis(250);

    private static final Duration LOOKING = Duration.ofMillis(2);

    private final FourProcesses installation;
    private final RebuildFaultSettings settings;
    private final List<String> violations = Collections.synchronizedList(new ArrayList<>());
    private final AtomicBoolean going = new AtomicBoolean(true);
    private final AtomicLong reads = new AtomicLong();
    private final AtomicLong saved = new AtomicLong();

    RebuildFaultRun(FourProcesses installation, RebuildFaultSettings settings) {
        this.installation = installation;
        this.settings = settings;
    }

    RebuildVerdict carryOut() throws SQLException, IOException {
        long begun = System.nanoTime();
        List<Place> busy = places("Busy", settings.busy());
        List<Place> quiet = places("Quiet", settings.quiet());
        busy.forEach(OneOfEach::in);
        String[] channels =
                Arrays.stream(Channel.values()).map(Channel::channelName).toArray(String[]::new);
        try (ProcessBeside second = installation.startBeside(Program.QUERY_SIDE, Duration.ZERO);
                LogFold log = new LogFold(installation.database());
                Ear ear = Ear.onRedis(installation.redis(), channels)) {
            QueryProcesses processes = new QueryProcesses(installation, second);
            RebuildOrders orders = new RebuildOrders(installation.commandUrl(), processes, violations::add);
            Pause.of(LISTENING);
            int heard = ear.count();
            goOn(busy, quiet, processes, orders, log);
            orders.round();
            awaitLive(processes);
            Pause.of(LISTENING);
            long told = told(ear, heard, busy, quiet);
            checkCards(busy, log);
            return verdict(log, told, Duration.ofNanos(System.nanoTime() - begun));
        }
    }

    private List<Place> places(String name, int count) {
        return IntStream.range(0, count)
                .mapToObj(n -> Place.open(installation, name + " " + n, "giveaway"))
                .toList();
    }

    private void goOn(
            List<Place> busy, List<Place> quiet, QueryProcesses processes, RebuildOrders orders, LogFold log) {
        List<Place> all = new ArrayList<>(busy);
        all.addAll(quiet);
        Random random = new Random(settings.seed());
        try (Crowd crowd = new Crowd()) {
            for (int i = 0; i < WRITERS; i++) {
                Random own = new Random(random.nextLong());
                crowd.start(() -> saved.addAndGet(new Savings(busy, own).save(going::get)));
            }
            for (int i = 0; i < READERS; i++) {
                SteadyReader reader = new SteadyReader(processes, all, violations::add);
                crowd.start(() -> reads.addAndGet(reader.read(going::get)));
            }
            crowd.start(() -> {
                while (going.get()) {
                    orders.round();
                }
            });
            try {
                kill(processes, log, random);
            } finally {
                going.set(false);
            }
        }
    }

    /** Soon after something was begun to be made anew, so that most kills come in the midst of it. */
    private void kill(QueryProcesses processes, LogFold log, Random random) {
        for (int i = 0; i < settings.kills(); i++) {
            Pause.of(Duration.ofMillis(random.nextLong(settings.gap().toMillis())));
            while (log.rebuilding() == 0) {
                Pause.of(LOOKING);
            }
            Pause.of(Duration.ofMillis(random.nextLong(SOON.toMillis())));
            processes.killAndStartAgain(random.nextBoolean());
            System.out.printf("killed %d of %d%n", i + 1, settings.kills());
        }
    }

    private static void awaitLive(QueryProcesses processes) {
        Persistence.until(
                "the live views",
                () -> processes
                        .ask("/api/ops/projections", World.OTTO)
                        .map(answer -> {
                            boolean behind = answer.data().isEmpty();
                            for (JsonNode projection : answer.data()) {
                                behind |= projection.path("lagEvents").asLong() > 0;
                            }
                            return !behind;
                        })
                        .orElse(false));
    }

    /** @return how many envelopes there were about those in which something was saved */
    private long told(Ear ear, int from, List<Place> busy, List<Place> quiet) {
        Set<String> saidNothing = quiet.stream().map(Place::guildId).collect(Collectors.toSet());
        Set<String> changed = busy.stream().map(Place::guildId).collect(Collectors.toSet());
        long told = 0;
        for (JsonNode line : ear.lines().subList(from, ear.count())) {
            String guildId = line.path("data").path("guildId").asText();
            if (saidNothing.contains(guildId)) {
                violations.add("told of a guild that has not changed: " + line);
            } else if (changed.contains(guildId)) {
                told++;
            }
        }
        return told;
    }

    /** What is shown in Discord is shown once, however often its view was made anew. */
    private void checkCards(List<Place> places, LogFold log) throws SQLException {
        for (Place place : places) {
            long created = log.number("select count(*) from log.event where type = 'giveaway.Created' and guild_id = '"
                    + place.guildId() + "'");
            Persistence.until(
                    "the cards of " + place.guildId(), () -> place.messages().size() >= created);
            if (place.messages().size() != created) {
                violations.add("%d cards of %d giveaways in guild %s"
                        .formatted(place.messages().size(), created, place.guildId()));
            }
        }
    }

    private RebuildVerdict verdict(LogFold log, long told, Duration took) throws SQLException, IOException {
        List<String> folded = log.folded();
        List<String> live = log.live();
        Set<String> inViews = Set.copyOf(live);
        Set<String> inLog = Set.copyOf(folded);
        folded.stream()
                .filter(line -> !inViews.contains(line))
                .forEach(line -> violations.add("not in the views: " + line));
        live.stream().filter(line -> !inLog.contains(line)).forEach(line -> violations.add("not in the log: " + line));
        log.unknown().forEach(column -> violations.add("known to the views alone, or to the fold alone: " + column));
        return new RebuildVerdict(
                settings,
                log.number("select count(*) from query.rebuild"),
                log.number("select count(*) from query.rebuild where attempt > 1"),
                reads.get(),
                saved.get(),
                log.number("select max(position) from log.event"),
                told,
                LogFold.hash(folded),
                LogFold.hash(live),
                took,
                List.copyOf(violations));
    }
}
