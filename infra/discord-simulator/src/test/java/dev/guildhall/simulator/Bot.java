package dev.guildhall.simulator;

import dev.guildhall.simulator.world.DefaultWorld;
import java.time.Duration;
import java.util.Objects;
import java.util.function.UnaryOperator;
import net.dv8tion.jda.api.JDA;
import net.dv8tion.jda.api.JDABuilder;
import net.dv8tion.jda.api.entities.Guild;
import net.dv8tion.jda.api.entities.Member;
import net.dv8tion.jda.api.entities.channel.concrete.TextChannel;
import net.dv8tion.jda.api.requests.GatewayIntent;
import net.dv8tion.jda.api.requests.RestConfig;
import net.dv8tion.jda.api.utils.ChunkingFilter;
import net.dv8tion.jda.api.utils.ConcurrentSessionController;
import net.dv8tion.jda.api.utils.MemberCachePolicy;

/** An unmodified JDA that takes the simulator for Discord. */
final class Bot implements AutoCloseable {
    private static final Duration STOP = Duration.ofMinutes(1);

    private final JDA jda;

    private Bot(JDA jda) {
        this.jda = jda;
    }

    /** Logs in, and returns when everything is cached. */
    static Bot login(DiscordSimulator simulator, Object... listeners) throws InterruptedException {
        return login(simulator, builder -> builder.addEventListeners(listeners));
    }

    static Bot login(DiscordSimulator simulator, UnaryOperator<JDABuilder> more) throws InterruptedException {
        JDABuilder builder = builder(simulator, SimulatorSettings.DEMO_BOT_TOKEN);
        return new Bot(more.apply(builder).build().awaitReady());
    }

    static JDABuilder builder(DiscordSimulator simulator, String token) {
        return JDABuilder.createDefault(token)
                .enableIntents(GatewayIntent.GUILD_MEMBERS, GatewayIntent.MESSAGE_CONTENT)
                .setMemberCachePolicy(MemberCachePolicy.ALL)
                .setChunkingFilter(ChunkingFilter.ALL)
                .setEnableShutdownHook(false)
                .setRestConfig(new RestConfig().setBaseUrl(simulator.apiUrl()))
                .setSessionController(new ConcurrentSessionController() {
                    @Override
                    public String getGateway() {
                        return simulator.gatewayUrl();
                    }
                });
    }

    JDA jda() {
        return jda;
    }

    Guild guild(String id) {
        return Objects.requireNonNull(jda.getGuildById(id), "the bot knows no guild " + id);
    }

    Member member(String userId) {
        return Objects.requireNonNull(
                guild(DefaultWorld.GUILD).getMemberById(userId), "the bot knows no member " + userId);
    }

    TextChannel channel(String id) {
        return Objects.requireNonNull(jda.getTextChannelById(id), "the bot knows no channel " + id);
    }

    @Override
    public void close() {
        jda.shutdownNow();
        try {
            if (!jda.awaitShutdown(STOP)) {
                throw new IllegalStateException("the bot does not stop");
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
