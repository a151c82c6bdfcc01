package dev.guildhall.bot.discord;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.TimeGauge;
import java.util.concurrent.TimeUnit;
import net.dv8tion.jda.api.JDA;
import net.dv8tion.jda.api.events.GenericEvent;
import net.dv8tion.jda.api.events.http.HttpRequestEvent;
import net.dv8tion.jda.api.events.session.ReadyEvent;
import net.dv8tion.jda.api.hooks.EventListener;

/** Figures of the connection; what they mean stands in infra/docs/metrics.md. */
public final class DiscordMeters implements EventListener {
    private static final String CALLS = "guildhall.discord.calls";
    private static final int HUNDRED = 100;

    private final MeterRegistry registry;
    private final DiscordConnection connection;

    DiscordMeters(MeterRegistry registry, DiscordConnection connection) {
        this.registry = registry;
        this.connection = connection;
        Gauge.builder("guildhall.discord.connected", connection, c -> c.connected() ? 1 : 0)
                .description(
                        "1 while there is a session with Discord's gateway for each shard that this process serves")
                .register(registry);
        Gauge.builder(
                        "guildhall.discord.shards.held",
                        connection,
                        c -> c.connectedShards().held().size())
                .description("Shards that this process serves, connected or not")
                .register(registry);
        Gauge.builder(
                        "guildhall.discord.shards.all",
                        connection,
                        c -> c.connectedShards().total())
                .description("Shards among which all guilds are divided; 0 while this process serves none")
                .register(registry);
        TimeGauge.builder("guildhall.discord.gateway.ping", connection, TimeUnit.MILLISECONDS, DiscordMeters::ping)
                .description("From the last heartbeat to its acknowledgement")
                .register(registry);
    }

    private static double ping(DiscordConnection connection) {
        long ping = connection.sessions().stream()
                .mapToLong(JDA::getGatewayPing)
                .max()
                .orElse(-1L);
        return ping < 0 ? Double.NaN : ping;
    }

    @Override
    public void onEvent(GenericEvent event) {
        if (event instanceof HttpRequestEvent call) {
            count(call);
        } else if (event instanceof ReadyEvent) {
            follow(event.getJDA().getShardInfo().getShardId());
        }
    }

    /** From its first session on; registered once, however often it is asked for. */
    private void follow(int shard) {
        Gauge.builder(
                        "guildhall.discord.sessions",
                        connection,
                        c -> c.connectedShards().connected().contains(shard) ? 1 : 0)
                .description("1 while this process has a session for the shard")
                .tag("shard", String.valueOf(shard))
                .register(registry);
    }

    /** By the kind of answer, not by the route: routes carry ids. */
    private void count(HttpRequestEvent event) {
        String method = event.getRoute().getMethod().name();
        int code = event.getResponse() == null ? 0 : event.getResponse().code;
        String outcome = code <= 0 ? "no-answer" : code / HUNDRED + "xx";
        registry.counter(CALLS, "method", method, "outcome", outcome).increment();
    }
}
