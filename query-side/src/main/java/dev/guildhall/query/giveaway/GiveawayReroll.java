package dev.guildhall.query.giveaway;

import java.util.List;

/**
 * Winners who were replaced.
 *
 * @param round 1, 2, 3 …
 * @param winners the newly drawn alone
 */
public record GiveawayReroll(int round, List<String> replaced, List<String> winners) {}
