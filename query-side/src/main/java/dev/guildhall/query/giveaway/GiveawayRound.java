package dev.guildhall.query.giveaway;

import java.util.List;

/**
 * A later round of the draw, in which winners were replaced.
 *
 * @param round 1, 2, 3 …
 * @param winners the newly drawn alone
 */
public record GiveawayRound(int round, List<String> replaced, List<String> winners) {}
