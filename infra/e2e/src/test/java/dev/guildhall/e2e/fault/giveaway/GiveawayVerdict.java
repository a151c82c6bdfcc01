package dev.guildhall.e2e.fault.giveaway;

import dev.guildhall.e2e.Program;
import dev.guildhall.e2e.fault.giveaway.Entrant.Standing;
import dev.guildhall.e2e.fault.giveaway.LoggedGiveaway.Event;
import dev.guildhall.e2e.fault.sides.Blow;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What an execution has shown.
 *
 * @param logged by id, all giveaways there are
 * @param verified rows of the log's chain that were checked
 * @param violations of what must always be true; empty is what everybody hopes for
 */
public record GiveawayVerdict(
        GiveawayFaultSettings settings,
        List<GiveawayRun> runs,
        Map<String, LoggedGiveaway> logged,
        Messages messages,
        long verified,
        Duration took,
        List<String> violations) {

    /**
     * The bot's calls.
     *
     * @param deleted messages that were there twice
     */
    record Messages(long posted, long edited, long deleted) {}

    Stream<PlayedGiveaway> giveaways() {
        return runs.stream().flatMap(run -> run.giveaways().stream());
    }

    private Stream<LoggedGiveaway> known() {
        return giveaways().map(each -> logged.getOrDefault(each.id(), LoggedGiveaway.NONE));
    }

    long endings(Ending ending) {
        return giveaways().filter(each -> each.ending() == ending).count();
    }

    long events(String type) {
        return known().mapToLong(each -> each.all(type).size()).sum();
    }

    long standings(Standing standing) {
        return giveaways()
                .flatMap(each -> each.account().standings().values().stream())
                .filter(each -> each == standing)
                .count();
    }

    /** From what is to be announced to its announcement in the log, the shortest first. */
    List<Duration> announcing() {
        return known().flatMap(GiveawayVerdict::announcing).sorted().toList();
    }

    private static Stream<Duration> announcing(LoggedGiveaway giveaway) {
        List<Event> rounds = Stream.concat(
                        giveaway.all(LoggedGiveaway.ENDED).stream(), giveaway.all(LoggedGiveaway.REROLLED).stream())
                .toList();
        return giveaway.all(LoggedGiveaway.ANNOUNCED).stream()
                .map(announced -> Duration.between(
                        rounds.get(announced.payload().path("round").asInt()).recordedAt(), announced.recordedAt()));
    }

    long struck(Step step, Blow blow) {
        return runs.stream()
                .filter(run -> run.plan().step() == step && run.plan().blow() == blow)
                .count();
    }

    long struck(Program target, Blow blow) {
        return runs.stream()
                .filter(run -> run.plan().target() == target && run.plan().blow() == blow)
                .count();
    }
}
