package dev.guildhall.query.effect;

import dev.guildhall.door.problem.ProblemException;
import dev.guildhall.door.problem.ProblemType;
import dev.guildhall.door.request.Answer;
import dev.guildhall.query.configuration.SharedGuildReads;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** For bots, and for the command side before and after it decides; the door lets nobody else in. */
@RestController
final class EffectRoutes {
    private static final String LOCALE = "locale";
    private static final String DEFAULT_LOCALE = "en";

    private final EffectPolls polls;
    private final EffectDesk desk;
    private final Effects effects;
    private final EffectOrders orders;
    private final SharedGuildReads guilds;

    EffectRoutes(EffectPolls polls, EffectDesk desk, Effects effects, EffectOrders orders, SharedGuildReads guilds) {
        this.polls = polls;
        this.desk = desk;
        this.effects = effects;
        this.orders = orders;
        this.guilds = guilds;
    }

    /** Waits for something to do; empty when there was nothing. */
    @PostMapping(path = "/internal/effects/claim", consumes = "application/json")
    Answer<List<Map<String, @Nullable Object>>> claim(@RequestBody Map<String, @Nullable Object> body)
            throws InterruptedException {
        EffectRequests.Claim asked = EffectRequests.claim(body);
        return Answer.of(polls.await(asked).stream().map(this::given).toList());
    }

    /** Until when the claimant has what they are still at, by id; what is not theirs any more is left out. */
    @PostMapping(path = "/internal/effects/renew", consumes = "application/json")
    Answer<Map<String, Instant>> renew(@RequestBody Map<String, @Nullable Object> body) {
        EffectRequests.Renewal asked = EffectRequests.renewal(body);
        return Answer.of(desk.renew(asked.claimant(), asked.effectIds()));
    }

    @PostMapping(path = "/internal/effects/outcome", consumes = "application/json")
    Answer<Map<String, String>> outcome(@RequestBody Map<String, @Nullable Object> body) {
        Effect after = desk.report(EffectRequests.outcome(body));
        polls.wake();
        return Answer.of(Map.of(
                "effectId", after.name().effectId(), "state", after.state().word()));
    }

    /** How an effect stands once all that operators have ordered by now has been followed. */
    @GetMapping("/internal/effects/{effectId}")
    Answer<EffectDetails> standing(@PathVariable String effectId) {
        orders.follow();
        return effects.find(effectId)
                .map(EffectDetails::of)
                .map(Answer::of)
                .orElseThrow(() -> new ProblemException(ProblemType.NOT_FOUND, "There is no such effect"));
    }

    private Map<String, @Nullable Object> given(GivenEffect given) {
        Effect effect = given.effect();
        EffectName name = effect.name();
        Map<String, @Nullable Object> told = new LinkedHashMap<>();
        told.put("effectId", name.effectId());
        told.put("kind", name.kind());
        told.put("guildId", name.guildId());
        told.put("version", effect.wanted());
        told.put("round", name.round());
        told.put("attempts", effect.attempts());
        told.put("firstAttemptAt", given.lookSince());
        told.put("claimedUntil", Objects.requireNonNull(effect.claim()).until());
        told.put(LOCALE, locale(name.guildId()));
        told.put(given.member(), given.subject());
        return told;
    }

    private Object locale(String guildId) {
        return guilds.find(guildId)
                .map(guild -> guild.configuration().settings().get(LOCALE))
                .orElse(DEFAULT_LOCALE);
    }
}
