package dev.guildhall.query.leveling;

import dev.guildhall.events.leveling.LevelReached;
import dev.guildhall.events.leveling.LevelingDelivered;
import dev.guildhall.events.leveling.LevelingDeliveryFailed;
import dev.guildhall.events.leveling.LevelingEvent;
import dev.guildhall.events.leveling.XpEarned;
import dev.guildhall.query.effect.EffectDecisions;
import dev.guildhall.query.effect.EffectName;
import java.util.Set;

/**
 * What a level asks for in Discord: one message for each level, and every role up to it. A role is an effect of its own, so
 * one that cannot be given holds no other up; it is wanted again with each level, as it may have been lost. None of them
 * waits for another.
 */
final class LevelEffects {
    static final String MESSAGE = "leveling.message";
    static final String ROLE = "leveling.role";
    static final String ALL_KINDS = "leveling.%";
    static final Set<String> KINDS = Set.of(MESSAGE, ROLE);

    private static final String MESSAGE_WORD = "message:";
    private static final String ROLE_WORD = "role:";
    private static final int NO_ROUND = 0;
    private static final int NO_ORDER = 0;

    private LevelEffects() {}

    static void decide(LevelingEvent event, long position, EffectDecisions decisions) {
        switch (event) {
            case XpEarned ignored -> {
                // Shown on the leaderboard, and nowhere in Discord.
            }
            case LevelReached reached -> {
                for (String role : reached.roleIds()) {
                    decisions.decide(name(event, ROLE, ROLE_WORD + role, NO_ROUND), position);
                }
                if (reached.channelId() != null) {
                    decisions.decide(name(event, MESSAGE, MESSAGE_WORD + reached.level(), reached.level()), position);
                }
            }
            case LevelingDelivered done -> {
                String id = id(event, done.delivery());
                if (done.messageId() == null) {
                    decisions.seen(id);
                } else {
                    decisions.carriedOut(id);
                }
            }
            case LevelingDeliveryFailed failed -> decisions.failed(id(event, failed.delivery()), failed.cause());
        }
    }

    private static EffectName name(LevelingEvent event, String kind, String delivery, int round) {
        return new EffectName(id(event, delivery), event.guildId(), kind, LevelView.id(event), round, NO_ORDER);
    }

    private static String id(LevelingEvent event, String delivery) {
        return LevelView.id(event) + ":" + delivery;
    }
}
