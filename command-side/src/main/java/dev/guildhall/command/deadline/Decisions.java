package dev.guildhall.command.deadline;

import dev.guildhall.command.deadline.DeadlineRule.Verdict;
import dev.guildhall.command.deadline.DeadlineTable.Due;
import dev.guildhall.command.dispatch.Write;
import dev.guildhall.door.request.Correlation;
import dev.guildhall.door.token.Asker;
import dev.guildhall.events.Actor;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Has each feature decide what is its own, in the name of the system. Thread-safe. */
final class Decisions {
    private static final String COMPONENT = "deadlines";
    private static final String ORIGIN = "system";
    private static final Logger LOG = LoggerFactory.getLogger(Decisions.class);

    private final Map<String, DeadlineRule> rules = new HashMap<>();

    private final DeadlineMeters meters;

    Decisions(List<DeadlineRule> rules, DeadlineMeters meters) {
        this.meters = meters;
        rules.forEach(rule -> rule.kinds().forEach(kind -> this.rules.put(kind, rule)));
    }

    /** Empty when nobody knows; throws nothing. */
    Optional<Verdict> decided(Due due) {
        Optional<Verdict> verdict = tried(due);
        meters.decided(verdict);
        return verdict;
    }

    private Optional<Verdict> tried(Due due) {
        Deadline deadline = due.deadline();
        DeadlineRule rule = rules.get(deadline.kind());
        if (rule == null) {
            LOG.warn("This program knows no deadline of kind {}", deadline.kind());
            return Optional.empty();
        }
        try {
            return Optional.of(rule.decide(deadline, due.now(), write()));
        } catch (RuntimeException e) {
            LOG.warn(
                    "{} of {} is due and could not be decided, which is tried again: {}",
                    deadline.kind(),
                    deadline.aggregateId(),
                    e.toString());
            return Optional.empty();
        }
    }

    private static Write write() {
        Asker system = new Asker(COMPONENT, Actor.system(COMPONENT), true, ORIGIN);
        Correlation correlation = new Correlation(
                UUID.randomUUID().toString(), UUID.randomUUID().toString().replace("-", ""));
        return new Write(system, correlation, null, OptionalLong.empty(), null, COMPONENT);
    }
}
