package dev.guildhall.bot.giveaway;

import dev.guildhall.bot.interaction.CustomId;

/** Custom ids of what belongs to giveaways. */
final class GiveawayIds {
    static final String ENTER = "giveaway:enter";
    static final String LEAVE = "giveaway:leave";
    static final String PROOF = "giveaway:proof";

    private GiveawayIds() {}

    /** The button of the card, by which the card is found again. */
    static String enter(String giveawayId) {
        return CustomId.of(ENTER, giveawayId);
    }

    static String leave(String giveawayId) {
        return CustomId.of(LEAVE, giveawayId);
    }

    static String proof(String giveawayId) {
        return CustomId.of(PROOF, giveawayId);
    }

    /** The button of an announcement, by which the announcement is found again. */
    static String proof(String giveawayId, int round) {
        return CustomId.of(PROOF, giveawayId, Integer.toString(round));
    }
}
