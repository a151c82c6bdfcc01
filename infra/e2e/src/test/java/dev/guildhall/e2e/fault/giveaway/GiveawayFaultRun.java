package dev.guildhall.e2e.fault.giveaway;

import com.fasterxml.jackson.databind.JsonNode;
import dev.guildhall.e2e.FourProcesses;
import dev.guildhall.e2e.fault.LogProcess;
import dev.guildhall.e2e.fault.Pause;
import dev.guildhall.eventlog.Anchors;
import dev.guildhall.eventlog.LogVerification;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** All runs of an execution, side by side, and the audit of all their giveaways afterwards. */
public final class GiveawayFaultRun {
    /** After the last time has come that must mean nothing. */
    private static final Duration AFTERWARDS = Duration.ofSeconds(2);

    private static final String LEFT = "select count(*) from query.effect where state <> 'done' and subject_id = ";

    private final FourProcesses installation;
    private final GiveawayFaultSettings settings;
    private final List<String> violations = Collections.synchronizedList(new ArrayList<>());

    GiveawayFaultRun(FourProcesses installation, GiveawayFaultSettings settings) {
        this.installation = installation;
        this.settings = settings;
    }

    /** The small one of every build. Its processes are well again afterwards. */
    public static GiveawayFaultRun brief(FourProcesses installation) {
        return new GiveawayFaultRun(installation, GiveawayFaultSettings.brief());
    }

    /** What everybody is to know before it begins, so that it can be repeated. */
    public void announce() {
        System.out.printf(
                "giveaways under faults: %d runs, repeat with -Dguildhall.seed=%d%n", settings.runs(), settings.seed());
    }

    public GiveawayVerdict carryOut() throws SQLException, InterruptedException {
        long begun = System.nanoTime();
        try (GiveawayLog log = new GiveawayLog(installation.database());
                DiscordCalls calls = new DiscordCalls(installation.simulatorUrl())) {
            List<GiveawayRun> runs = runs(log);
            play(runs);
            List<PlayedGiveaway> giveaways =
                    runs.stream().flatMap(run -> run.giveaways().stream()).toList();
            settle(giveaways, log);
            violations.addAll(new Replays(installation, log, places(runs)).carryOut(settings.replays()));
            audit(giveaways, log.all());
            long verified = verify();
            return new GiveawayVerdict(
                    settings,
                    runs,
                    log.all(),
                    new GiveawayVerdict.Messages(calls.posts(), calls.edits(), calls.deletions()),
                    verified,
                    Duration.ofNanos(System.nanoTime() - begun),
                    List.copyOf(violations));
        }
    }

    private List<GiveawayRun> runs(GiveawayLog log) {
        List<Place> places = new ArrayList<>();
        for (int i = 0; i < Plan.places(settings); i++) {
            places.add(Place.open(installation, "Faults " + i));
        }
        Strikes strikes = new Strikes(installation);
        return Plan.draw(settings).stream()
                .map(plan -> new GiveawayRun(plan, settings.giveaways(), places.get(plan.place()), strikes, log))
                .toList();
    }

    private static List<Place> places(List<GiveawayRun> runs) {
        return runs.stream()
                .flatMap(run -> run.giveaways().stream())
                .map(PlayedGiveaway::place)
                .distinct()
                .toList();
    }

    private void play(List<GiveawayRun> runs) {
        Duration interval = settings.spread().dividedBy(runs.size());
        long begun = System.nanoTime();
        try (Crowd crowd = new Crowd()) {
            for (GiveawayRun run : runs) {
                Pause.until(begun + interval.multipliedBy(run.plan().number()).toNanos());
                crowd.start(() -> carryOut(run));
            }
        }
    }

    private void carryOut(GiveawayRun run) throws InterruptedException {
        try {
            run.carryOut();
        } catch (IllegalStateException | AssertionError e) {
            violations.add(run.plan() + ": " + e);
            System.out.println(run.plan() + ": " + e);
        }
    }

    private void settle(Collection<PlayedGiveaway> giveaways, GiveawayLog log) {
        Instant last = giveaways.stream()
                .filter(giveaway -> giveaway.ending() != Ending.BY_HAND)
                .map(PlayedGiveaway::endsAt)
                .filter(Instant.MAX::isAfter)
                .max(Instant::compareTo)
                .orElse(Instant.EPOCH);
        Pause.of(Duration.between(Instant.now(), last.plus(AFTERWARDS)));
        for (PlayedGiveaway giveaway : giveaways) {
            String left = LEFT + "'" + giveaway.id() + "'";
            try {
                Persistence.until("effects of " + giveaway, () -> log.number(left) == 0);
            } catch (IllegalStateException e) {
                violations.add(e.getMessage());
            }
        }
    }

    private void audit(List<PlayedGiveaway> giveaways, Map<String, LoggedGiveaway> logged) {
        Map<Place, List<JsonNode>> messages = new HashMap<>();
        Map<String, Integer> prizes = new HashMap<>();
        logged.values()
                .forEach(each -> each.all(LoggedGiveaway.CREATED)
                        .forEach(event ->
                                prizes.merge(event.payload().path("prize").asText(), 1, Integer::sum)));
        for (PlayedGiveaway giveaway : giveaways) {
            if (prizes.getOrDefault(giveaway.prize(), 0) != 1) {
                violations.add(giveaway + " was created so many times: " + prizes.get(giveaway.prize()));
            }
            LoggedGiveaway known = logged.get(giveaway.id());
            if (known != null) {
                List<JsonNode> found = messages.computeIfAbsent(giveaway.place(), Place::messages);
                violations.addAll(GiveawayAudit.of(giveaway.account(), known, found));
                violations.addAll(ViewAudit.of(giveaway.place(), giveaway.id(), known));
            }
        }
    }

    /** @return how many rows of the log's chain were checked */
    private long verify() throws InterruptedException {
        try (LogProcess log = LogProcess.following(installation.database())) {
            var report = log.part(LogVerification.class).verify(Anchors.none(), progress -> {});
            report.finding().ifPresent(finding -> violations.add("the chain: " + finding));
            return report.checked();
        }
    }
}
