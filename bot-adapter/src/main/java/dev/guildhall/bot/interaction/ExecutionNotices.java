package dev.guildhall.bot.interaction;

import dev.guildhall.bot.configuration.ConfigurationCache;
import dev.guildhall.events.EventJson;
import dev.guildhall.events.wire.Channel;
import dev.guildhall.events.wire.CommandExecution;
import java.time.Clock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.data.redis.core.StringRedisTemplate;

/** Tells whoever listens that a command ran. Nobody may depend on it, so a failure is only noted. */
public final class ExecutionNotices {
    private static final Logger LOG = LoggerFactory.getLogger(ExecutionNotices.class);
    private static final String SUCCESS = "success";
    private static final String FAILURE = "failure";

    private final StringRedisTemplate redis;
    private final ConfigurationCache cache;
    private final Clock clock;

    public ExecutionNotices(StringRedisTemplate redis, ConfigurationCache cache, Clock clock) {
        this.redis = redis;
        this.cache = cache;
        this.clock = clock;
    }

    void publish(Occasion occasion, String command, boolean success) {
        CommandExecution notice = new CommandExecution(
                occasion.guildId(),
                command,
                occasion.member().name(),
                occasion.member().userId(),
                success ? SUCCESS : FAILURE,
                clock.millis(),
                cache.knownVersion(occasion.guildId()));
        try {
            redis.convertAndSend(Channel.COMMAND_EXECUTED.channelName(), EventJson.writeString(notice));
        } catch (RuntimeException e) {
            LOG.debug("Execution of a command not published: {}", e.toString());
        }
    }
}
