package dev.guildhall.bot.history;

import dev.guildhall.bot.configuration.ConfigurationCache;
import dev.guildhall.bot.history.PendingReverts.Pending;
import dev.guildhall.bot.interaction.ComponentAction;
import dev.guildhall.bot.interaction.ComponentUse;
import dev.guildhall.bot.interaction.KnownThings;
import dev.guildhall.bot.interaction.Reply;
import dev.guildhall.bot.interaction.Wording;
import dev.guildhall.bot.sides.HistoryEntry;
import dev.guildhall.bot.sides.RevertSide;
import dev.guildhall.bot.sides.RevertSide.Preview;
import dev.guildhall.bot.sides.SideRefused;
import java.util.List;
import java.util.Optional;

/**
 * Goes back, for whoever was shown what that changes, and only if nothing has changed since. It may be pressed again until it is
 * known what became of it.
 */
public final class ConfirmButton implements ComponentAction {
    static final String NAME = "config:revert";

    private static final int CONFLICT = 409;
    private static final int STALE = 412;

    private final RevertSide side;
    private final PendingReverts pending;
    private final ConfigurationCache cache;
    private final KnownThings<HistoryEntry> known;

    ConfirmButton(RevertSide side, PendingReverts pending, ConfigurationCache cache, KnownThings<HistoryEntry> known) {
        this.side = side;
        this.pending = pending;
        this.cache = cache;
        this.known = known;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Reply run(ComponentUse use) {
        Wording wording = use.wording();
        String token = use.customId().argument();
        Optional<Pending> found =
                pending.find(token, use.guildId(), use.member().userId());
        if (found.isEmpty()) {
            return Reply.failure(wording.say("revert-expired"));
        }
        Pending one = found.get();
        try {
            Preview done = side.revert(use.guildId(), one.wish(), one.reason(), one.version(), use.member());
            pending.remove(token);
            cache.invalidate(use.guildId(), done.version());
            known.forget(use.guildId());
            return Reply.success(
                    ChangeText.embed(wording.say("revert-done"), done.reversal().changes(), wording), List.of());
        } catch (SideRefused refused) {
            pending.remove(token);
            if (refused.status() == STALE || refused.status() == CONFLICT) {
                return Reply.failure(wording.say("revert-stale"));
            }
            throw refused;
        }
    }
}
