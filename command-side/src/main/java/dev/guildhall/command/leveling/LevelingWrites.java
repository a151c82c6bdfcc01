package dev.guildhall.command.leveling;

import dev.guildhall.command.dispatch.CommandDoor;
import dev.guildhall.command.dispatch.Outcome;
import dev.guildhall.command.dispatch.Write;
import dev.guildhall.command.guild.AskModule;
import dev.guildhall.command.identity.Ids;
import dev.guildhall.events.GuildModule;
import dev.guildhall.events.wire.GuildConfiguration.ModuleConfiguration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * What members earn by writing. The guild is asked once for all messages of a report; what cannot count, because of where
 * or by whom it was written, goes no further. Thread-safe.
 */
public final class LevelingWrites {
    private final CommandDoor door;
    private final RandomGenerator random;

    /** @param random thread-safe */
    LevelingWrites(CommandDoor door, RandomGenerator random) {
        this.door = door;
        this.random = random;
    }

    /**
     * Each message by itself, in their order: should one fail, those before it stand, and the report may be told again.
     *
     * @throws dev.guildhall.command.dispatch.Rejected when the bot is not in that guild
     */
    List<WrittenView> written(String guildId, WrittenReport report, Write write) {
        ModuleConfiguration module = door.record(
                        new AskModule(guildId, GuildModule.LEVELING), ModuleConfiguration.class, write)
                .view();
        XpRules rules = XpRules.of(module.config());
        List<WrittenView> views = new ArrayList<>();
        for (Written message : report.messages()) {
            if (!module.enabled()) {
                views.add(new WrittenView(message.messageId(), WrittenView.Outcome.MODULE_OFF, null));
            } else if (!rules.count(message.channelIds(), message.roleIds())) {
                views.add(new WrittenView(message.messageId(), WrittenView.Outcome.IGNORED, null));
            } else {
                views.add(earned(guildId, message, rules, write));
            }
        }
        return views;
    }

    private WrittenView earned(String guildId, Written message, XpRules rules, Write write) {
        EarnXp command = new EarnXp(
                guildId,
                message.userId(),
                rules.tells() ? message.channelId() : null,
                Ids.madeAtMillis(message.messageId()),
                rules.draw(random),
                rules.cooldownMillis(),
                rules.levelRoles());
        Outcome<EarnedView> outcome = door.record(command, EarnedView.class, write);
        EarnedView view = outcome.view();
        return new WrittenView(
                message.messageId(),
                view.counted() ? WrittenView.Outcome.EARNED : WrittenView.Outcome.COOLDOWN,
                Instant.ofEpochMilli(view.earnedAtMillis()));
    }
}
