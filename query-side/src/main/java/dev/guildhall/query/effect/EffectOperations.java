package dev.guildhall.query.effect;

import dev.guildhall.door.DoorProperties;
import dev.guildhall.door.access.Operators;
import dev.guildhall.door.problem.ProblemException;
import dev.guildhall.door.problem.ProblemType;
import dev.guildhall.door.request.Answer;
import dev.guildhall.door.token.Asker;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * For operators: what is to be done in Discord, and what became of it. Nothing in here tells of a guild but ids. What is to
 * become of an effect is said on the command side.
 */
@RestController
@RequestMapping("/api/ops/effects")
final class EffectOperations {
    private final Effects effects;
    private final Operators operators;

    EffectOperations(Effects effects, DoorProperties properties) {
        this.effects = effects;
        this.operators = new Operators(properties.operators());
    }

    @GetMapping
    Answer<List<EffectDetails>> effects(
            Asker asker,
            @RequestParam(name = "state", required = false) @Nullable String state,
            @RequestParam(name = "after", required = false) @Nullable String after,
            @RequestParam(name = "limit", required = false) @Nullable Integer limit) {
        operators.operator(asker);
        int size = limit == null ? Effects.MAX_PAGE : limit;
        if (size < 1 || size > Effects.MAX_PAGE) {
            throw malformed("'limit' must be from 1 to " + Effects.MAX_PAGE);
        }
        List<Effect> found = effects.page(state(state), after == null ? "" : after, size + 1);
        List<Effect> page = found.subList(0, Math.min(size, found.size()));
        String next = found.size() > size ? page.getLast().name().effectId() : null;
        return new Answer<>(true, page.stream().map(EffectDetails::of).toList(), null, page.size(), next);
    }

    private static @Nullable EffectState state(@Nullable String word) {
        if (word == null) {
            return null;
        }
        return Arrays.stream(EffectState.values())
                .filter(state -> state.word().equals(word))
                .findFirst()
                .orElseThrow(() -> malformed("'state' must be pending, claimed, done, parked or discarded"));
    }

    private static ProblemException malformed(String detail) {
        return new ProblemException(ProblemType.MALFORMED_REQUEST, detail);
    }
}
