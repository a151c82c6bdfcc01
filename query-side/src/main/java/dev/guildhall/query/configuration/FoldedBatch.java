package dev.guildhall.query.configuration;

import dev.guildhall.events.guild.GuildLeft;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** What a batch makes of the rows that it concerns; events that were already in them left no trace. */
record FoldedBatch(List<RowChange> changes, List<ViewStep> steps) {
    /** The rows follow from the steps. */
    static FoldedBatch of(List<ViewStep> steps) {
        Map<String, RowChange> changes = new LinkedHashMap<>();
        for (ViewStep step : steps) {
            changes.merge(
                    step.after().guildId(),
                    new RowChange(step.before(), step.after()),
                    (first, last) -> new RowChange(first.before(), last.after()));
        }
        return new FoldedBatch(List.copyOf(changes.values()), List.copyOf(steps));
    }

    /** Guilds that the bot left, for a while at least. */
    Set<String> left() {
        return steps.stream()
                .filter(step -> step.event() instanceof GuildLeft)
                .map(step -> step.after().guildId())
                .collect(Collectors.toSet());
    }

    List<GuildView> views() {
        return changes.stream().map(RowChange::after).toList();
    }
}
