package dev.guildhall.command.effect;

import dev.guildhall.door.request.Answer;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.service.annotation.GetExchange;

/** The query side's route for one effect. */
interface QueryEffects {
    /** Once all that was ordered before has been followed. */
    @GetExchange("/internal/effects/{effectId}")
    Answer<EffectStanding> standing(@PathVariable String effectId);
}
