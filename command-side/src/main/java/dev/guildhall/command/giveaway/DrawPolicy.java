package dev.guildhall.command.giveaway;

import dev.guildhall.command.giveaway.GiveawayRejection.NobodyLeft;
import dev.guildhall.command.giveaway.GiveawayRejection.NotEnded;
import dev.guildhall.command.giveaway.GiveawayRejection.NotWinning;
import dev.guildhall.events.config.Violation;
import dev.guildhall.events.giveaway.GiveawayCreated;
import dev.guildhall.events.giveaway.GiveawayEnded;
import dev.guildhall.events.giveaway.GiveawayRerolled;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What ends a giveaway, and what follows when its winners are replaced. */
record DrawPolicy(GiveawayState state, Entries entries) {
    static final String BY_TIME = "time";
    static final String BY_HAND = "hand";

    /**
     * @throws IllegalStateException when the seed is not the one that was committed to. What is thrown does not tell any
     *     seed
     */
    GiveawayEnded ended(String cause, @Nullable Seed seed, @Nullable String publicValue) {
        GiveawayCreated terms = state.terms();
        if (seed == null || !seed.commitment().equals(terms.commitment())) {
            throw new IllegalStateException("giveaway %s cannot be drawn: its seed is %s"
                    .formatted(terms.giveawayId(), seed == null ? "gone" : "another one"));
        }
        List<String> winners = new Draw(seed, terms.giveawayId(), publicValue).first(terms.winnerCount(), entries);
        return new GiveawayEnded(
                terms.guildId(),
                terms.giveawayId(),
                cause,
                seed.reveal(),
                publicValue,
                entries.size(),
                entries.totalTickets(),
                entries.hash(),
                winners);
    }

    /**
     * The next in the order of the draw, who never won. Throws {@link dev.guildhall.command.dispatch.Rejected}.
     *
     * @param named {@code null} for all who win now
     */
    GiveawayRerolled rerolled(@Nullable List<String> named) {
        GiveawayEnded end = state.end();
        if (end == null) {
            throw state.rejected(new NotEnded(state.status().name()));
        }
        List<String> replaced = named == null ? state.winners() : winning(named);
        int wanted = state.drawn() + replaced.size();
        List<String> order = new Draw(Seed.revealed(end.seed()), end.giveawayId(), end.publicValue())
                .first(Math.min(wanted, entries.size()), entries);
        if (order.size() <= state.drawn()) {
            throw state.rejected(new NobodyLeft());
        }
        return new GiveawayRerolled(
                end.guildId(),
                end.giveawayId(),
                state.round() + 1,
                replaced,
                order.subList(state.drawn(), order.size()));
    }

    private List<String> winning(List<String> named) {
        List<Violation> faults = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < named.size(); i++) {
            if (!state.winners().contains(named.get(i)) || !seen.add(named.get(i))) {
                faults.add(new Violation("/userIds/" + i, "is no winner, or named twice"));
            }
        }
        if (!faults.isEmpty()) {
            throw state.rejected(new NotWinning(faults));
        }
        return List.copyOf(named);
    }
}
