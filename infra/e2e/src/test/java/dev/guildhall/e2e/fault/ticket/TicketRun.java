package dev.guildhall.e2e.fault.ticket;

import dev.guildhall.e2e.FourProcesses;
import dev.guildhall.e2e.fault.Pause;
import dev.guildhall.e2e.fault.sides.Crowd;
import dev.guildhall.e2e.fault.sides.Persistence;
import dev.guildhall.e2e.fault.sides.Place;
import dev.guildhall.e2e.fault.sides.SideBySide;
import dev.guildhall.e2e.fault.sides.StrikePlan;
import dev.guildhall.e2e.fault.sides.Strikes;
import java.util.ArrayList;
import java.util.List;

/** Some tickets of one guild, from opening to the removal of their channels, and one process that suffers meanwhile. */
final class TicketRun {
    private static final String REMOVED = "{\"config\":{\"reopenEnabled\":false}}";

    private final int number;
    private final StrikePlan.At<TicketStep> plan;
    private final int tickets;
    private final TicketLog log;
    private final Strikes strikes;
    private final SideBySide findings;
    private final List<PlayedTicket> played = new ArrayList<>();

    TicketRun(
            int number,
            StrikePlan.At<TicketStep> plan,
            int tickets,
            TicketLog log,
            Strikes strikes,
            SideBySide findings) {
        this.number = number;
        this.plan = plan;
        this.tickets = tickets;
        this.log = log;
        this.strikes = strikes;
        this.findings = findings;
    }

    List<PlayedTicket> played() {
        return played;
    }

    StrikePlan.At<TicketStep> plan() {
        return plan;
    }

    void carryOut(FourProcesses installation) throws InterruptedException {
        Place place = Place.open(installation, "Tickets " + number, "tickets");
        configure(
                place, "{\"config\":{\"transcriptChannelId\":\"%s\",\"maxPerUser\":10}}".formatted(place.channelId()));
        for (int i = 0; i < tickets; i++) {
            played.add(new PlayedTicket(place, place.members().get(i), log));
        }
        for (TicketStep step : TicketStep.values()) {
            if (step == TicketStep.CLOSE_AGAIN) {
                configure(place, REMOVED);
            }
            if (step == plan.step()) {
                strikes.reserve(plan.strike().target());
                goWhileStruck(step);
            } else {
                go(step);
            }
            if (step == TicketStep.MAKE || step == TicketStep.WRITE_AGAIN) {
                settle();
                played.forEach(ticket -> TicketAudit.ofOneInUse(ticket).forEach(findings::found));
            }
        }
        settle();
        TicketAudit.ofGuild(place, played, log).forEach(findings::found);
    }

    private static void configure(Place place, String change) {
        Persistence.accepted("configuring", () -> place.steer("PATCH", "/modules/tickets", "", change));
    }

    private void settle() {
        for (PlayedTicket ticket : played) {
            Persistence.until("effects of " + ticket, () -> log.left(ticket.id()) == 0);
        }
    }

    private void go(TicketStep step) {
        try (Crowd crowd = new Crowd()) {
            played.forEach(ticket -> crowd.start(() -> ticket.go(step)));
        }
    }

    private void goWhileStruck(TicketStep step) {
        System.out.println(this);
        try (Crowd crowd = new Crowd()) {
            crowd.start(() -> {
                try {
                    Pause.of(plan.strike().offset());
                    strikes.strike(plan.strike());
                } finally {
                    strikes.release(plan.strike().target());
                }
            });
            played.forEach(ticket -> crowd.start(() -> ticket.go(step)));
        }
    }

    @Override
    public String toString() {
        return "run %3d: %s, while %s"
                .formatted(number, plan.strike(), plan.step().meaning());
    }
}
