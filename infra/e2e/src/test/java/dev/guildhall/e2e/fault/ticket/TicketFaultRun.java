package dev.guildhall.e2e.fault.ticket;

import dev.guildhall.e2e.FourProcesses;
import dev.guildhall.e2e.fault.sides.Place;
import dev.guildhall.e2e.fault.sides.Replays;
import dev.guildhall.e2e.fault.sides.SideBySide;
import dev.guildhall.e2e.fault.sides.StrikePlan;
import dev.guildhall.e2e.fault.sides.Strikes;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** All runs of an execution, side by side, each with the audit of its tickets. */
public final class TicketFaultRun {
    private final FourProcesses installation;
    private final TicketFaultSettings settings;

    TicketFaultRun(FourProcesses installation, TicketFaultSettings settings) {
        this.installation = installation;
        this.settings = settings;
    }

    /** The small one of every build. Its processes are well again afterwards. */
    public static TicketFaultRun brief(FourProcesses installation) {
        return new TicketFaultRun(installation, TicketFaultSettings.brief());
    }

    /** What everybody is to know before it begins, so that it can be repeated. */
    public void announce() {
        System.out.printf(
                "tickets under faults: %d runs, repeat with -Dguildhall.seed=%d%n", settings.runs(), settings.seed());
    }

    public TicketVerdict carryOut() throws SQLException, InterruptedException {
        long begun = System.nanoTime();
        SideBySide sideBySide = new SideBySide();
        try (TicketLog log = new TicketLog(installation.database())) {
            List<TicketRun> runs = runs(log, sideBySide);
            sideBySide.play(runs, settings.spread(), run -> run.carryOut(installation));
            List<Place> places = runs.stream()
                    .flatMap(run -> run.played().stream())
                    .map(PlayedTicket::place)
                    .distinct()
                    .toList();
            new Replays(installation, log::number, places)
                    .carryOut(settings.replays())
                    .forEach(sideBySide::found);
            long verified = sideBySide.verify(installation);
            int tickets = runs.stream().mapToInt(run -> run.played().size()).sum();
            Duration took = Duration.ofNanos(System.nanoTime() - begun);
            return new TicketVerdict(settings, runs, tickets, verified, took, sideBySide.violations());
        }
    }

    private List<TicketRun> runs(TicketLog log, SideBySide sideBySide) {
        Strikes strikes = new Strikes(installation);
        StrikePlan<TicketStep> plan = new StrikePlan<>(
                settings.steps(),
                settings.targets(),
                settings.blows(),
                settings.maxPause(),
                new Random(settings.seed()));
        List<TicketRun> runs = new ArrayList<>();
        while (runs.size() < settings.runs()) {
            runs.add(new TicketRun(runs.size(), plan.next(), settings.tickets(), log, strikes, sideBySide));
        }
        return runs;
    }
}
