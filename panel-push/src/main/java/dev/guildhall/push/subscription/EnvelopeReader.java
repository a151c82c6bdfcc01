package dev.guildhall.push.subscription;

import dev.guildhall.events.EventJson;
import dev.guildhall.events.GuildModule;
import dev.guildhall.events.wire.Channel;
import dev.guildhall.events.wire.CommandExecution;
import dev.guildhall.events.wire.ConfigChanged;
import dev.guildhall.events.wire.ConfigPart;
import dev.guildhall.events.wire.DiscordEvent;
import dev.guildhall.events.wire.Envelope;
import dev.guildhall.events.wire.GuildReload;
import dev.guildhall.events.wire.ModuleToggle;
import dev.guildhall.events.wire.PermissionRevocation;
import dev.guildhall.events.wire.SettingsChange;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;

/** Reads what a channel carries. Anybody who reaches Redis can publish there, so what is not exactly right is dropped. */
public final class EnvelopeReader {
    /** In characters; the largest configuration of a module is a tenth of it. */
    public static final int MAX_LENGTH = 1 << 20;

    private static final Logger LOG = LoggerFactory.getLogger(EnvelopeReader.class);
    private static final Pattern SNOWFLAKE = Pattern.compile("[0-9]{1,20}");
    private static final Pattern NOTICE_ID = Pattern.compile("[A-Za-z0-9-]{1," + DiscordEvent.MAX_ID_LENGTH + "}");

    private EnvelopeReader() {}

    /** Empty, and logged, when the text is not a sound envelope of that channel. */
    public static Optional<Envelope> read(Channel channel, String text) {
        if (text.length() > MAX_LENGTH) {
            LOG.warn("Dropped {} characters on {}: too long", text.length(), channel.channelName());
            return Optional.empty();
        }
        try {
            Envelope envelope = EventJson.read(text, channel.envelope());
            if (envelope != null && isSound(envelope)) {
                return Optional.of(envelope);
            }
            LOG.warn("Dropped an envelope on {}: a value is missing or impossible", channel.channelName());
        } catch (JacksonException e) {
            LOG.warn("Dropped an envelope on {}: {}", channel.channelName(), e.getOriginalMessage());
        }
        return Optional.empty();
    }

    private static boolean isSound(Envelope envelope) {
        if (!isSnowflake(envelope.guildId()) || envelope.version() < 0 || envelope.timestamp() < 0) {
            return false;
        }
        return switch (envelope) {
            case ConfigChanged changed -> isPart(changed.module());
            case SettingsChange change -> present(change.settings());
            case ModuleToggle toggle ->
                present(toggle.moduleName())
                        && GuildModule.of(toggle.moduleName()).isPresent()
                        && present(toggle.config());
            case GuildReload reload -> true;
            case PermissionRevocation revocation -> isSnowflake(revocation.userId()) && present(revocation.reason());
            case CommandExecution execution ->
                present(execution.command()) && present(execution.executor()) && present(execution.result());
            case DiscordEvent event ->
                present(event.id())
                        && NOTICE_ID.matcher(event.id()).matches()
                        && present(event.type())
                        && present(event.data())
                        && (event.userId() == null || isSnowflake(event.userId()));
        };
    }

    private static boolean isPart(@Nullable String name) {
        return Arrays.stream(ConfigPart.values()).anyMatch(part -> part.name().equals(name));
    }

    private static boolean isSnowflake(@Nullable String id) {
        return id != null && SNOWFLAKE.matcher(id).matches();
    }

    /** JSON's null gets past the constructor of a record. */
    private static boolean present(@Nullable Object value) {
        return value != null;
    }
}
