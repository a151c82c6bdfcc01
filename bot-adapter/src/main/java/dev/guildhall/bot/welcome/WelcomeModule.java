package dev.guildhall.bot.welcome;

import dev.guildhall.bot.configuration.ConfigurationCache;
import dev.guildhall.bot.configuration.EnabledModule;
import dev.guildhall.events.GuildModule;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a guild wants done about those who come and go, as it is configured now. */
record WelcomeModule(
        @Nullable String channelId, String text, @Nullable String goodbye, List<String> autoRoleIds) {
    /**
     * Empty where it is switched off. May block while the query side is asked.
     *
     * @throws dev.guildhall.bot.sides.SideAway if that cannot be known now
     */
    static Optional<WelcomeModule> of(String guildId, ConfigurationCache configurations) {
        return EnabledModule.of(configurations.read(guildId), GuildModule.WELCOME)
                .map(module -> new WelcomeModule(
                        module.id("channelId"),
                        module.text("text"),
                        module.flag("goodbyeEnabled") ? module.text("goodbyeText") : null,
                        module.ids("autoRoleIds")));
    }
}
