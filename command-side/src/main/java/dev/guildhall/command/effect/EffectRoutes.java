package dev.guildhall.command.effect;

import dev.guildhall.command.dispatch.Write;
import dev.guildhall.command.idempotency.Writes;
import dev.guildhall.door.access.Operators;
import dev.guildhall.door.problem.ProblemException;
import dev.guildhall.door.problem.ProblemType;
import dev.guildhall.door.request.Answer;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Where operators say what is to become of an effect. It is decided by how the effect stands, and answered with how it stands
 * once that has been followed.
 */
@RestController
@RequestMapping("/api/ops/effects")
public final class EffectRoutes {
    private final Operators operators;
    private final Writes writes;
    private final Effects effects;

    EffectRoutes(Operators operators, Writes writes, Effects effects) {
        this.operators = operators;
        this.writes = writes;
        this.effects = effects;
    }

    /** At once, with all its attempts. */
    @PostMapping("/{effectId}/retry")
    Answer<EffectStanding> retry(@PathVariable String effectId, Write write) {
        // A bot may have it already, or even have done it: that is what was wanted.
        return carryOut(effectId, RetryEffect::new, after -> !after.isDiscarded(), write);
    }

    /** For good. */
    @PostMapping("/{effectId}/discard")
    Answer<EffectStanding> discard(@PathVariable String effectId, Write write) {
        return carryOut(effectId, DiscardEffect::new, EffectStanding::isDiscarded, write);
    }

    private Answer<EffectStanding> carryOut(
            String effectId,
            Function<EffectStanding, EffectCommand> command,
            Predicate<EffectStanding> cameInTime,
            Write write) {
        Write byOperator = write.as(operators.operator(write.asker()));
        if (write.seenVersion().isPresent()) {
            throw new ProblemException(ProblemType.MALFORMED_REQUEST, "If-Match has no meaning for an effect");
        }
        AskEffect asking = new AskEffect(effectId);
        writes.carryOut(
                new Writes.Task<>(
                        asking,
                        id -> command.apply(effects.standing(effectId)),
                        id -> asking,
                        OrderedEffect.class,
                        Map.of(),
                        view -> view),
                byOperator);
        EffectStanding after = effects.standingAfterOrder(effectId);
        if (!cameInTime.test(after)) {
            throw new ProblemException(new EffectRejection.CameTooLate(after.state()).problem());
        }
        return Answer.of(after);
    }
}
