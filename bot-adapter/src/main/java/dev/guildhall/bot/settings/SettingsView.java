package dev.guildhall.bot.settings;

import dev.guildhall.bot.interaction.Wording;
import dev.guildhall.events.config.ConfigField;
import dev.guildhall.events.config.GuildSchemas;
import dev.guildhall.events.wire.GuildConfiguration;
import java.util.regex.Pattern;
import net.dv8tion.jda.api.EmbedBuilder;
import net.dv8tion.jda.api.entities.MessageEmbed;
import org.jspecify.annotations.Nullable;

/** The settings in effect as one sees them in Discord. */
final class SettingsView {
    private static final Pattern COLOUR = Pattern.compile("#[0-9a-fA-F]{6}");
    private static final int HEXADECIMAL = 16;

    private SettingsView() {}

    static MessageEmbed embed(GuildConfiguration configuration, Wording wording) {
        EmbedBuilder embed = new EmbedBuilder()
                .setTitle(wording.say("settings-of", configuration.name()))
                .setFooter(wording.say("version", Long.toString(configuration.version())));
        for (ConfigField field : GuildSchemas.SETTINGS.fields()) {
            Object value = configuration.settings().get(field.name());
            embed.addField(field.name(), SettingText.shown(field, value, wording), true);
        }
        colour(configuration.settings().get("colour"), embed);
        return embed.build();
    }

    private static void colour(@Nullable Object value, EmbedBuilder embed) {
        if (value instanceof String text && COLOUR.matcher(text).matches()) {
            embed.setColor(Integer.parseInt(text.substring(1), HEXADECIMAL));
        }
    }
}
