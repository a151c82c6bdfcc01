package dev.guildhall.bot.bench;

import static org.awaitility.Awaitility.await;

import dev.guildhall.bot.BotAdapterApplication;
import dev.guildhall.bot.configuration.ConfigurationCache;
import dev.guildhall.bot.discord.DiscordConnection;
import dev.guildhall.bot.guild.GuildPresence;
import dev.guildhall.events.wire.Channel;
import dev.guildhall.simulator.SimulatorSettings;
import dev.guildhall.testkit.JvmProcess;
import java.util.ArrayList;
import java.util.List;
import net.dv8tion.jda.api.JDA;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory;
import org.springframework.data.redis.core.StringRedisTemplate;

/** The program as it is started in production, pointed at the bench. */
public final class RunningBot implements AutoCloseable {
    public static final String JWT_SECRET = "a-secret-for-tests-that-is-long-enough";

    /** For how long a command of Redis' is waited for: long, unless a test says otherwise, since machines stand still. */
    public static final String REDIS_TIMEOUT = "--spring.data.redis.timeout=";

    private final ConfigurableApplicationContext context;

    private RunningBot(ConfigurableApplicationContext context) {
        this.context = context;
    }

    /** Returns as soon as the application is up, connected or not. */
    public static RunningBot start(Discord discord, String redisUrl, RecordingSides sides, String... more) {
        return start(discord.apiUrl(), discord.gatewayUrl(), redisUrl, sides, more);
    }

    public static RunningBot start(
            String apiUrl, String gatewayUrl, String redisUrl, RecordingSides sides, String... more) {
        List<String> arguments = new ArrayList<>(List.of(
                "--server.port=0",
                "--guildhall.jwt-secret=" + JWT_SECRET,
                "--guildhall.discord.token=" + SimulatorSettings.DEMO_BOT_TOKEN,
                "--guildhall.discord.api-url=" + apiUrl,
                "--guildhall.discord.gateway-url=" + gatewayUrl,
                "--guildhall.command-side.url=" + sides.url(),
                "--guildhall.query-side.url=" + sides.url(),
                "--spring.data.redis.url=" + redisUrl));
        arguments.addAll(List.of(more));
        if (arguments.stream().noneMatch(argument -> argument.startsWith(REDIS_TIMEOUT))) {
            arguments.add(REDIS_TIMEOUT + "10s");
        }
        return new RunningBot(BotAdapterApplication.start(arguments.toArray(String[]::new)));
    }

    /** One that can be killed. */
    public static JvmProcess inProcessOfItsOwn(Discord discord, String redisUrl, RecordingSides sides) {
        return JvmProcess.of(BotAdapterApplication.class)
                .arguments(
                        "--server.port=0",
                        "--guildhall.jwt-secret=" + JWT_SECRET,
                        "--guildhall.discord.api-url=" + discord.apiUrl(),
                        "--guildhall.discord.gateway-url=" + discord.gatewayUrl(),
                        "--guildhall.command-side.url=" + sides.url(),
                        "--guildhall.query-side.url=" + sides.url(),
                        "--spring.data.redis.url=" + redisUrl)
                .start();
    }

    public RunningBot awaitConnected() {
        DiscordConnection connection = bean(DiscordConnection.class);
        await().until(connection::connected);
        return this;
    }

    /** Discord knows the commands only some time after the bot is connected. */
    public RunningBot awaitCommands() {
        JDA session = bean(DiscordConnection.class).sessions().getFirst();
        await().until(() -> session.retrieveCommands().complete().size() >= 2);
        return this;
    }

    /** The bot is told that there is such a version, and has acted upon it. */
    public void learn(String guildId, long version) {
        await().until(() -> bean(GuildPresence.class).isIn(guildId));
        bean(ConfigurationCache.class).invalidate(guildId, version);
    }

    public <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    /** As the bot itself uses it. */
    public StringRedisTemplate redis() {
        return bean(StringRedisTemplate.class);
    }

    /** As another program would, which takes its time. */
    public void publish(Channel channel, String text) {
        LettuceConnectionFactory others = new LettuceConnectionFactory(
                bean(LettuceConnectionFactory.class).getStandaloneConfiguration());
        try {
            others.start();
            new StringRedisTemplate(others).convertAndSend(channel.channelName(), text);
        } finally {
            others.destroy();
        }
    }

    public String url() {
        return "http://localhost:" + context.getEnvironment().getProperty("local.server.port");
    }

    @Override
    public void close() {
        context.close();
    }
}
