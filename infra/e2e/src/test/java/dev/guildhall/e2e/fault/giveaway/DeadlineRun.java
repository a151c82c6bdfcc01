package dev.guildhall.e2e.fault.giveaway;

import dev.guildhall.e2e.FourProcesses;
import dev.guildhall.e2e.Http;
import dev.guildhall.e2e.Http.Answer;
import dev.guildhall.e2e.ProcessBeside;
import dev.guildhall.e2e.Program;
import dev.guildhall.e2e.fault.Pause;
import dev.guildhall.e2e.fault.giveaway.LoggedGiveaway.Event;
import dev.guildhall.e2e.fault.sides.Crowd;
import dev.guildhall.e2e.fault.sides.Persistence;
import dev.guildhall.e2e.fault.sides.Place;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;

/**
 * Many giveaways that end by time while two command sides, whose clocks are an hour wrong in either direction, are
 * restarted. What is to be done in Discord waits meanwhile: the bot is gone.
 */
final class DeadlineRun {
    /** Fewer than a guild may have open at once. */
    private static final int IN_A_GUILD = 190;

    /** No giveaway is shorter. */
    private static final Duration SHORTEST = Duration.ofSeconds(60);

    private static final String LEFT = "select count(*) from command.deadline";
    private static final int CALLERS = 12;
    private static final int CREATED_A_SECOND = 100;
    private static final Duration RESTART = Duration.ofSeconds(8);

    private final FourProcesses installation;
    private final DeadlineSettings settings;
    private final Map<String, Instant> due = new ConcurrentHashMap<>();
    private final List<String> violations = Collections.synchronizedList(new ArrayList<>());

    DeadlineRun(FourProcesses installation, DeadlineSettings settings) {
        this.installation = installation;
        this.settings = settings;
    }

    DeadlineVerdict carryOut() throws SQLException {
        List<Place> places = new ArrayList<>();
        for (int i = 0; i <= (settings.deadlines() - 1) / IN_A_GUILD; i++) {
            places.add(Place.open(installation, "Deadlines " + i, "giveaway"));
        }
        installation.process(Program.BOT_ADAPTER).kill();
        installation.process(Program.PANEL_PUSH).kill();
        try (GiveawayLog log = new GiveawayLog(installation.database());
                ProcessBeside second = installation.startBeside(Program.COMMAND_SIDE, Duration.ofHours(-1))) {
            Instant first = create(places);
            Pause.of(Duration.between(Instant.now(), first));
            Outages outages = new Outages(installation, second, settings.seed());
            outages.restart(settings.restarts(), settings.gap());
            Persistence.until("all decided", () -> log.number(LEFT) == 0);
            return audit(log, outages);
        }
    }

    /** Answers when the first is due. */
    private Instant create(List<Place> places) {
        Duration creating = Duration.ofSeconds(settings.deadlines() / CREATED_A_SECOND);
        Instant first = Instant.now().plus(SHORTEST).plus(creating).plus(SHORTEST.dividedBy(2));
        Duration window = RESTART.plus(settings.gap()).multipliedBy(settings.restarts());
        Semaphore callers = new Semaphore(CALLERS);
        try (Crowd crowd = new Crowd()) {
            for (int i = 0; i < settings.deadlines(); i++) {
                Place place = places.get(i % places.size());
                Instant end = first.plus(window.multipliedBy(i).dividedBy(settings.deadlines()));
                callers.acquireUninterruptibly();
                crowd.start(() -> {
                    try {
                        create(place, end);
                    } finally {
                        callers.release();
                    }
                });
            }
        }
        return first;
    }

    private void create(Place place, Instant end) {
        String body = Http.JSON
                .createObjectNode()
                .put("prize", "On time")
                .put("channelId", place.channelId())
                .put("endsAt", end.toString())
                .toString();
        Answer made = Persistence.answered("creating", () -> place.steer("POST", "/giveaways", "", body));
        if (made.status() >= 300) {
            throw new IllegalStateException("not created: " + made);
        }
        due.put(
                made.data().path("id").asText(),
                Instant.parse(made.data().path("endsAt").asText()));
    }

    private DeadlineVerdict audit(GiveawayLog log, Outages outages) {
        Map<String, LoggedGiveaway> logged = log.all();
        List<Duration> afterRecovery = new ArrayList<>();
        List<Duration> afterTime = new ArrayList<>();
        due.forEach((id, time) -> {
            List<Event> ends = logged.getOrDefault(id, LoggedGiveaway.NONE).all(LoggedGiveaway.ENDED);
            if (ends.size() != 1) {
                violations.add(id + " was decided so many times: " + ends.size());
                return;
            }
            Instant decided = ends.getFirst().recordedAt();
            if (decided.isBefore(time)) {
                violations.add(id + " was decided early, at " + decided + " instead of " + time);
            }
            afterTime.add(Duration.between(time, decided));
            Duration late = Duration.between(outages.decidable(time, decided), decided);
            afterRecovery.add(late.isNegative() ? Duration.ZERO : late);
        });
        return new DeadlineVerdict(settings, due.size(), outages, afterTime, afterRecovery, List.copyOf(violations));
    }
}
