package dev.guildhall.bot.bench;

import static org.awaitility.Awaitility.await;

import dev.guildhall.bot.BotAdapterApplication;
import dev.guildhall.bot.discord.DiscordConnection;
import java.time.Duration;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.data.redis.core.StringRedisTemplate;

/** The program as it is started in production, pointed at the bench. */
public final class RunningBot implements AutoCloseable {
    public static final String JWT_SECRET = "a-secret-for-tests-that-is-long-enough";

    private final ConfigurableApplicationContext context;

    private RunningBot(ConfigurableApplicationContext context) {
        this.context = context;
    }

    /** Returns as soon as the application is up, connected or not. */
    public static RunningBot start(Discord discord, String redisUrl, RecordingSides sides) {
        return new RunningBot(SpringApplication.run(
                BotAdapterApplication.class,
                "--server.port=0",
                "--spring.main.banner-mode=off",
                "--management.endpoint.health.show-details=always",
                "--guildhall.jwt-secret=" + JWT_SECRET,
                "--guildhall.discord.api-url=" + discord.apiUrl(),
                "--guildhall.discord.gateway-url=" + discord.gatewayUrl(),
                "--guildhall.command-side.url=" + sides.url(),
                "--guildhall.query-side.url=" + sides.url(),
                "--spring.data.redis.url=" + redisUrl));
    }

    public RunningBot awaitConnected() {
        DiscordConnection connection = bean(DiscordConnection.class);
        await().atMost(Duration.ofSeconds(20)).until(connection::connected);
        return this;
    }

    public <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    public StringRedisTemplate redis() {
        return bean(StringRedisTemplate.class);
    }

    public String url() {
        return "http://localhost:" + context.getEnvironment().getProperty("local.server.port");
    }

    @Override
    public void close() {
        context.close();
    }
}
