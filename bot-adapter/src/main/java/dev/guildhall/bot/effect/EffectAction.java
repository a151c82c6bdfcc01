package dev.guildhall.bot.effect;

import dev.guildhall.bot.sides.ClaimedEffect;
import dev.guildhall.bot.sides.SideAway;
import dev.guildhall.bot.sides.SideRefused;

/**
 * What is done in Discord for effects of one kind. Stateless and thread-safe. Whatever it does it may have done before, in
 * this process or in another, without anybody having heard of it.
 */
public interface EffectAction {
    /** As effects name it: {@code giveaway.card}. */
    String kind();

    /**
     * Carries it out and tells the command side. May block until the claim is nearly over. Whatever else is thrown is tried
     * again later.
     *
     * @throws Undeliverable if it can never be done as things stand
     * @throws SideAway if it is perhaps done, but nobody could be told
     * @throws SideRefused if nobody wants to hear of it
     */
    void carryOut(Claim claim);

    /** Tells the command side that it cannot be done. */
    void failed(ClaimedEffect effect, Undeliverable.Cause cause);
}
