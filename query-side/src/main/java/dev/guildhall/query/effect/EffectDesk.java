package dev.guildhall.query.effect;

import dev.guildhall.door.problem.ProblemException;
import dev.guildhall.door.problem.ProblemType;
import dev.guildhall.query.effect.EffectSubjects.Subject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Gives effects out and takes their outcomes, each in a transaction of its own. Times are the data base's. All methods
 * throw Spring's {@code DataAccessException} when PostgreSQL is away. Thread-safe.
 */
final class EffectDesk implements EffectSource {
    private static final Logger LOG = LoggerFactory.getLogger(EffectDesk.class);

    private final Effects effects;
    private final List<EffectSubjects> subjects;
    private final TransactionOperations transactions;

    EffectDesk(Effects effects, List<EffectSubjects> subjects, TransactionOperations transactions) {
        this.effects = effects;
        this.subjects = List.copyOf(subjects);
        this.transactions = transactions;
    }

    @Override
    public boolean isOpen() {
        return subjects.stream().allMatch(EffectSubjects::areCurrent);
    }

    @Override
    public boolean isDecidedHere() {
        return subjects.stream().allMatch(EffectSubjects::areDecidedHere);
    }

    @Override
    public Optional<Duration> untilNext() {
        return effects.untilNext();
    }

    @Override
    public List<GivenEffect> claim(String claimant, int limit, @Nullable ShardFilter shards) {
        return Objects.requireNonNull(transactions.execute(status -> {
            List<Effect> due = effects.due(limit, shards);
            if (due.isEmpty()) {
                return List.of();
            }
            Instant now = effects.now();
            Map<String, Told> tellable = tellable(due);
            List<Effect> stored = new ArrayList<>();
            List<GivenEffect> given = new ArrayList<>();
            for (Effect effect : due) {
                Told told = tellable.get(effect.name().effectId());
                Effect next = told == null ? effect.postponed(now) : effect.claimed(claimant, now);
                stored.add(next);
                warnIfParked(next);
                if (told != null && next.state() == EffectState.CLAIMED) {
                    given.add(new GivenEffect(next, effect.firstAttemptAt(), told.member(), told.subject()));
                }
            }
            effects.store(stored);
            return given;
        }));
    }

    /** Until when the claimant has those of them that are still theirs, by id. */
    Map<String, Instant> renew(String claimant, Collection<String> effectIds) {
        return Objects.requireNonNull(transactions.execute(status -> effects.renew(claimant, effectIds, Effect.CLAIM)));
    }

    private record Told(String member, Object subject) {}

    /** By the effect's id, where the view is as new as what is wanted: while it is made anew it may not be. */
    private Map<String, Told> tellable(List<Effect> due) {
        Map<String, Told> tellable = new HashMap<>();
        for (EffectSubjects kind : subjects) {
            List<Effect> ours =
                    due.stream().filter(e -> kind.cover(e.name().kind())).toList();
            Map<String, Subject> found = kind.find(
                    ours.stream().map(e -> e.name().subjectId()).distinct().toList());
            for (Effect effect : ours) {
                Subject subject = found.get(effect.name().subjectId());
                if (subject != null && subject.version() >= effect.wanted()) {
                    tellable.put(effect.name().effectId(), new Told(kind.member(), subject.shape()));
                }
            }
        }
        return tellable;
    }

    /**
     * What became of it. Told twice it changes nothing.
     *
     * @throws ProblemException 409 when somebody else has it by now
     */
    Effect report(EffectOutcome outcome) {
        Effect after = change(outcome.effectId(), (effect, now) -> {
            if (outcome.isKnownTo(effect)) {
                return effect;
            }
            if (!effect.isHeldBy(outcome.claimant())) {
                throw new ProblemException(
                        ProblemType.CONFLICT, "The claim has ended: somebody else has it, or its outcome is known");
            }
            return outcome.of(effect, now);
        });
        warnIfParked(after);
        return after;
    }

    private static void warnIfParked(Effect effect) {
        if (effect.state() == EffectState.PARKED) {
            LOG.warn(
                    "Effect {} of guild {} is parked after {} attempts: {}",
                    effect.name().effectId(),
                    effect.name().guildId(),
                    effect.attempts(),
                    effect.cause());
        }
    }

    private Effect change(String effectId, BiFunction<Effect, Instant, Effect> step) {
        return Objects.requireNonNull(transactions.execute(status -> {
            Effect before = effects.locked(effectId)
                    .orElseThrow(() -> new ProblemException(ProblemType.NOT_FOUND, "There is no such effect"));
            Effect next = step.apply(before, effects.now());
            if (!next.equals(before)) {
                effects.store(List.of(next));
            }
            return next;
        }));
    }
}
