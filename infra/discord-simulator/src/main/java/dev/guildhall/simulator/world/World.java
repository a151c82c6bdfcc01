package dev.guildhall.simulator.world;

import dev.guildhall.simulator.wire.Snowflakes;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Everything that exists. Confined to one thread, the simulator's only event loop: the order in which the world changes
 * is then the order in which the gateway tells of it, as bots rely on, and no reader ever sees half a change. A lock
 * would give the second but leave the first to chance.
 */
public final class World {
    public static final int MAX_USERS = 200_000;
    public static final int MAX_GUILDS = 1_000;

    private final Map<String, User> users = new LinkedHashMap<>();
    private final Map<String, Guild> guilds = new LinkedHashMap<>();
    private final Files files = new Files();
    private final Snowflakes snowflakes;
    private final Clock clock;
    private final User bot;
    private long noncesFrom;

    public World(User bot, Clock clock) {
        this.bot = bot;
        this.clock = clock;
        this.snowflakes = new Snowflakes(clock);
        users.put(bot.id(), bot);
    }

    /** The one bot of this world; its user id is the application's id too. */
    public User bot() {
        return bot;
    }

    public String nextId() {
        return snowflakes.next();
    }

    /** No message from before now is found by its nonce any more. */
    public void forgetNonces() {
        noncesFrom = Long.parseLong(nextId());
    }

    /** The author's message with that nonce, if Discord would still know. */
    public Optional<Message> findByNonce(Channel channel, String authorId, String nonce) {
        return channel.messages()
                .findByNonce(authorId, nonce, now())
                .filter(message -> Long.parseLong(message.id()) > noncesFrom);
    }

    public Instant now() {
        return clock.instant();
    }

    public Files files() {
        return files;
    }

    public Map<String, User> users() {
        return users;
    }

    public Map<String, Guild> guilds() {
        return guilds;
    }

    public Optional<Guild> guild(String guildId) {
        return Optional.ofNullable(guilds.get(guildId));
    }

    /** The guild, if the bot is in it: to a bot every other guild is unknown. */
    public Optional<Guild> botGuild(String guildId) {
        return guild(guildId).filter(this::hasBot);
    }

    public boolean hasBot(Guild guild) {
        return guild.members().containsKey(bot.id());
    }

    public List<Guild> botGuilds() {
        return guilds.values().stream().filter(this::hasBot).toList();
    }

    /** The channel, if the bot is in its guild. */
    public Optional<Channel> botChannel(String channelId) {
        return botGuilds().stream()
                .flatMap(guild -> Optional.ofNullable(guild.channels().get(channelId)).stream())
                .findFirst();
    }
}
