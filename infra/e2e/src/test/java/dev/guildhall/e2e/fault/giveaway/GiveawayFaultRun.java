package dev.guildhall.e2e.fault.giveaway;

import com.fasterxml.jackson.databind.JsonNode;
import dev.guildhall.e2e.FourProcesses;
import dev.guildhall.e2e.fault.Pause;
import dev.guildhall.e2e.fault.sides.Persistence;
import dev.guildhall.e2e.fault.sides.Place;
import dev.guildhall.e2e.fault.sides.Replays;
import dev.guildhall.e2e.fault.sides.SideBySide;
import dev.guildhall.e2e.fault.sides.Strikes;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
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
    private final SideBySide sideBySide = new SideBySide();

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
            sideBySide.play(runs, settings.spread(), GiveawayRun::carryOut);
            List<PlayedGiveaway> giveaways =
                    runs.stream().flatMap(run -> run.giveaways().stream()).toList();
            settle(giveaways, log);
            new Replays(installation, log::number, places(runs))
                    .carryOut(settings.replays())
                    .forEach(sideBySide::found);
            audit(giveaways, log.all());
            long verified = sideBySide.verify(installation);
            return new GiveawayVerdict(
                    settings,
                    runs,
                    log.all(),
                    new GiveawayVerdict.Messages(calls.posts(), calls.edits(), calls.deletions()),
                    verified,
                    Duration.ofNanos(System.nanoTime() - begun),
                    sideBySide.violations());
        }
    }

    private List<GiveawayRun> runs(GiveawayLog log) {
        List<Place> places = new ArrayList<>();
        for (int i = 0; i < Plan.places(settings); i++) {
            places.add(Place.open(installation, "Faults " + i, "giveaway"));
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
                sideBySide.found(e.toString());
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
                sideBySide.found(giveaway + " was created so many times: " + prizes.get(giveaway.prize()));
            }
            LoggedGiveaway known = logged.get(giveaway.id());
            if (known != null) {
                List<JsonNode> found = messages.computeIfAbsent(giveaway.place(), Place::messages);
                GiveawayAudit.of(giveaway.account(), known, found).forEach(sideBySide::found);
                ViewAudit.of(giveaway.place(), giveaway.id(), known).forEach(sideBySide::found);
            }
        }
    }
}
