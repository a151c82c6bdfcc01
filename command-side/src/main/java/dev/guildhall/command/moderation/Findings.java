package dev.guildhall.command.moderation;

import dev.guildhall.command.dispatch.CommandDoor;
import dev.guildhall.command.dispatch.Write;
import dev.guildhall.command.guild.AskModule;
import dev.guildhall.events.GuildModule;
import dev.guildhall.events.wire.GuildConfiguration.ModuleConfiguration;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;

/** What becomes of messages that broke a rule: what the guild says now, whatever it said when they were found. */
public final class Findings {
    private final CommandDoor door;
    private final Clock clock;

    Findings(CommandDoor door, Clock clock) {
        this.door = door;
        this.clock = clock;
    }

    /**
     * Each message by itself, in their order: should one fail, those before it stand, and the report may be told again.
     *
     * @throws dev.guildhall.command.dispatch.Rejected when the bot is not in that guild
     */
    List<FoundView> told(String guildId, FindingReport report, Write write) {
        report.check();
        ModerationModule module = new ModerationModule(
                door.record(new AskModule(guildId, GuildModule.MODERATION), ModuleConfiguration.class, write)
                        .view());
        List<FoundView> views = new ArrayList<>();
        for (FindingReport.Finding finding : report.findings()) {
            Rule rule = Rule.ofWord(finding.rule()).orElseThrow();
            if (!module.isOn()) {
                views.add(new FoundView(finding.messageId(), FoundView.Outcome.MODULE_OFF, null));
            } else if (!module.has(rule)) {
                views.add(new FoundView(finding.messageId(), FoundView.Outcome.RULE_OFF, null));
            } else {
                OpenFinding command = new OpenFinding(
                        guildId,
                        finding.messageId(),
                        finding.channelId(),
                        finding.userId(),
                        rule,
                        module.action(),
                        module.terms(),
                        clock.millis());
                views.add(door.record(command, FoundView.class, write).view());
            }
        }
        return views;
    }
}
