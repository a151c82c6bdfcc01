package dev.guildhall.query.history;

import dev.guildhall.events.GuildhallEvent;
import dev.guildhall.events.giveaway.GiveawayCancelled;
import dev.guildhall.events.giveaway.GiveawayCreated;
import dev.guildhall.events.giveaway.GiveawayEnded;
import dev.guildhall.events.giveaway.GiveawayEvent;
import dev.guildhall.events.giveaway.GiveawayMessagePosted;
import dev.guildhall.events.giveaway.GiveawayRerolled;
import dev.guildhall.events.giveaway.GiveawayStarted;
import dev.guildhall.events.guild.GuildEvent;
import dev.guildhall.events.leveling.LevelReached;
import dev.guildhall.events.leveling.LevelingEvent;
import dev.guildhall.events.leveling.XpEarned;
import dev.guildhall.events.member.MemberEvent;
import dev.guildhall.events.member.MemberJoined;
import dev.guildhall.events.member.MemberLeft;
import dev.guildhall.events.moderation.CaseOpened;
import dev.guildhall.events.moderation.CaseRevoked;
import dev.guildhall.events.moderation.ModerationEvent;
import dev.guildhall.events.modules.ModuleEvent;
import dev.guildhall.events.music.VolumeSet;
import dev.guildhall.events.permission.PermissionEvent;
import dev.guildhall.events.settings.SettingsChanged;
import dev.guildhall.events.subscription.SubscriptionChanged;
import dev.guildhall.events.ticket.TicketEvent;
import dev.guildhall.events.ticket.TicketMessageEvent;
import dev.guildhall.events.ticket.TicketPanelEvent;
import java.util.List;
import java.util.stream.Stream;

/** What each event made of which fields, in the order in which it is told. Pure: no clock, no log, no data base. */
final class Facts {
    private Facts() {}

    static List<Fact> of(GuildhallEvent event) {
        return facts(event).toList();
    }

    private static Stream<Fact> facts(GuildhallEvent event) {
        return switch (event) {
            case GuildEvent e -> ConfigurationFacts.of(e);
            case SettingsChanged e -> ConfigurationFacts.changes("/settings/", e.changes());
            case ModuleEvent e -> ConfigurationFacts.of(e);
            case PermissionEvent e -> ConfigurationFacts.of(e);
            case SubscriptionChanged e -> ConfigurationFacts.changes("/subscription/", e.changes());
            case GiveawayEvent e -> giveaway(e);
            case LevelingEvent e -> level(e);
            case ModerationEvent e -> moderation(e);
            case TicketEvent e -> TicketFacts.of(e);
            case TicketPanelEvent e -> TicketFacts.of(e);
            case TicketMessageEvent e -> TicketFacts.of(e);
            case MemberEvent e -> member(e);
            case VolumeSet e -> Stream.of(Fact.set("/music/volume", e.volume()));
            default -> Stream.empty();
        };
    }

    private static Stream<Fact> giveaway(GiveawayEvent event) {
        String giveaway = "/giveaways/" + event.giveawayId() + '/';
        String status = giveaway + "status";
        return switch (event) {
            case GiveawayCreated e ->
                Stream.of(
                        Fact.set(status, "PENDING"),
                        Fact.set(giveaway + "prize", e.prize()),
                        Fact.set(giveaway + "winnerCount", e.winnerCount()),
                        Fact.set(giveaway + "startsAt", e.startsAtMillis()),
                        Fact.set(giveaway + "endsAt", e.endsAtMillis()),
                        Fact.set(giveaway + "hostId", e.hostId()));
            case GiveawayStarted ignored -> Stream.of(Fact.set(status, "ACTIVE"));
            case GiveawayEnded e -> Stream.of(Fact.set(status, "ENDED"), Fact.set(giveaway + "drawn", e.winners()));
            case GiveawayCancelled ignored -> Stream.of(Fact.set(status, "CANCELLED"));
            case GiveawayRerolled e -> Stream.of(Fact.set(giveaway + "rerolls/" + e.round(), e.winners()));
            case GiveawayMessagePosted e -> Stream.of(Fact.set(giveaway + "messageId", e.messageId()));
            default -> Stream.empty();
        };
    }

    private static Stream<Fact> level(LevelingEvent event) {
        String level = "/levels/" + event.userId() + '/';
        return switch (event) {
            case XpEarned e -> Stream.of(Fact.changed(level + "xp", e.total() - e.amount(), e.total()));
            case LevelReached e -> Stream.of(Fact.set(level + "level", e.level()));
            default -> Stream.empty();
        };
    }

    private static Stream<Fact> moderation(ModerationEvent event) {
        String one = "/cases/" + event.number() + '/';
        return switch (event) {
            case CaseOpened e ->
                Stream.of(
                        Fact.set(one + "kind", e.kind()),
                        Fact.set(one + "userId", e.userId()),
                        Fact.written(one + "reason", e.reason()));
            case CaseRevoked e ->
                Stream.of(Fact.set(one + "revoked", true), Fact.written(one + "revokeReason", e.reason()));
            default -> Stream.empty();
        };
    }

    private static Stream<Fact> member(MemberEvent event) {
        String present = "/members/" + event.userId() + "/present";
        return switch (event) {
            case MemberJoined ignored -> Stream.of(Fact.changed(present, false, true));
            case MemberLeft ignored -> Stream.of(Fact.changed(present, true, false));
            default -> Stream.empty();
        };
    }
}
