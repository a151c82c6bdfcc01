package dev.guildhall.command.moderation;

import dev.guildhall.events.wire.GuildConfiguration.ModuleConfiguration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the guild has configured about moderation. */
record ModerationModule(ModuleConfiguration module) {
    boolean isOn() {
        return module.enabled();
    }

    CaseTerms terms() {
        long maxWarnings = module.config().get("maxWarnings") instanceof Long number ? number : 1;
        return new CaseTerms(Math.toIntExact(maxWarnings), logChannelId());
    }

    @Nullable String logChannelId() {
        Object value = module.config().get("logChannelId");
        return value == null ? null : String.valueOf(value);
    }

    /** What is done about whoever breaks a rule. */
    CaseKind action() {
        return CaseKind.valueOf(String.valueOf(module.config().get("action")));
    }

    boolean has(Rule rule) {
        return switch (rule) {
            case WORD -> module.config().get("blockedWords") instanceof List<?> words && !words.isEmpty();
            case LINK -> Boolean.TRUE.equals(module.config().get("antiLink"));
            case SPAM -> Boolean.TRUE.equals(module.config().get("antiSpam"));
        };
    }
}
