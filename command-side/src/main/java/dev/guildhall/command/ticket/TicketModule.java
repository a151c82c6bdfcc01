package dev.guildhall.command.ticket;

import dev.guildhall.events.ticket.TicketTerms;
import dev.guildhall.events.wire.GuildConfiguration.ModuleConfiguration;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the guild has configured about tickets. */
record TicketModule(ModuleConfiguration module) {
    boolean isOn() {
        return module.enabled();
    }

    TicketTerms terms() {
        return new TicketTerms(
                text("categoryId"),
                module.config().get("supportRoleIds") instanceof List<?> ids
                        ? ids.stream().map(String::valueOf).toList()
                        : List.of(),
                String.valueOf(module.config().get("namePattern")),
                String.valueOf(module.config().get("welcomeText")),
                (int) number("autoCloseHours"));
    }

    int maxPerUser() {
        return (int) number("maxPerUser");
    }

    long cooldownMillis() {
        return Duration.ofMinutes(number("cooldownMinutes")).toMillis();
    }

    boolean reopens() {
        return Boolean.TRUE.equals(module.config().get("reopenEnabled"));
    }

    Ending ending() {
        return new Ending(text("transcriptChannelId"), reopens() ? TicketLimits.REMOVAL_DELAY.toMillis() : 0);
    }

    private @Nullable String text(String field) {
        Object value = module.config().get(field);
        return value == null ? null : String.valueOf(value);
    }

    private long number(String field) {
        return module.config().get(field) instanceof Long number ? number : 0;
    }
}
