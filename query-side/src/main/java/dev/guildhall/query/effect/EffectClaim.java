package dev.guildhall.query.effect;

import java.time.Instant;

/**
 * That somebody carries an effect out.
 *
 * @param version what was wanted when it was given out
 */
public record EffectClaim(String claimant, Instant until, long version) {}
