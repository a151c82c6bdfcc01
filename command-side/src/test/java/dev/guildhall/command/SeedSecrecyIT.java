package dev.guildhall.command;

import static dev.guildhall.command.GiveawayScene.CHANNEL;
import static dev.guildhall.command.GiveawayScene.known;
import static dev.guildhall.command.GiveawayScene.member;
import static dev.guildhall.command.GiveawayScene.nitro;
import static dev.guildhall.command.GiveawayScene.problem;
import static dev.guildhall.command.RunningCommandSide.ADAM;
import static dev.guildhall.command.RunningCommandSide.send;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.guildhall.command.GiveawayScene.Known;
import dev.guildhall.events.EventJson;
import dev.guildhall.events.wire.GuildDirectory.ChannelKind;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What decides a draw is told to nobody before the draw, however much is logged and whatever goes wrong. */
@ExtendWith(OutputCaptureExtension.class)
class SeedSecrecyIT {
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private static GivenQuerySide querySide;
    private static RunningCommandSide side;

    @BeforeAll
    static void open() {
        querySide = new GivenQuerySide().withChannel(CHANNEL, ChannelKind.TEXT);
        side = RunningCommandSide.on(
                Databases.migrated(),
                querySide.property(),
                "--logging.level.dev.guildhall=TRACE",
                "--logging.level.org.axonframework=DEBUG",
                "--logging.level.org.springframework.jdbc=TRACE",
                "--logging.level.org.springframework.web=TRACE");
    }

    @AfterAll
    static void close() {
        side.close();
        querySide.close();
    }

    private static byte[] seed(GiveawayScene scene, Known giveaway) {
        return scene.jdbc()
                .sql("select seed from command.giveaway_seed where giveaway_id = ?")
                .param(giveaway.id())
                .query(byte[].class)
                .single();
    }

    private static void assertTellsNothing(String text, byte[] seed) {
        assertThat(text.toLowerCase(Locale.ROOT))
                .doesNotContain(HexFormat.of().formatHex(seed))
                .doesNotContain(List.of(seed[0], seed[1], seed[2], seed[3], seed[4], seed[5])
                        .toString());
        assertThat(text)
                .doesNotContain(Base64.getEncoder().encodeToString(seed))
                .doesNotContain(Base64.getUrlEncoder().withoutPadding().encodeToString(seed));
    }

    @Test
    void isKeptUntilTheEnd(CapturedOutput output) {
        GiveawayScene scene = GiveawayScene.in(side);
        HttpResponse<String> created = send(scene.create(ADAM, nitro("")).header("Idempotency-Key", "secret"));
        Known giveaway = known(created);
        byte[] seed = seed(scene, giveaway);
        scene.enter(giveaway.id(), member(1));
        scene.enter(giveaway.id(), member(1));
        send(scene.steer(ADAM, giveaway, "reroll", "{}"));

        assertTellsNothing(created.body(), seed);
        scene.guild().events().forEach(event -> {
            assertTellsNothing(EventJson.writeString(event.payload()), seed);
            assertTellsNothing(event.metadata().toString(), seed);
        });
        assertTellsNothing(
                new String(
                        scene.jdbc()
                                .sql("select answer from command.idempotency where key = 'secret'")
                                .query(byte[].class)
                                .single(),
                        StandardCharsets.UTF_8),
                seed);
        assertTellsNothing(output.getAll(), seed);
    }

    @Test
    void isToldByNoFailure(CapturedOutput output) {
        GiveawayScene scene = GiveawayScene.in(side);
        Known giveaway = scene.created("");
        byte[] seed = seed(scene, giveaway);
        byte[] other = new byte[seed.length];
        other[0] = 77;
        scene.jdbc()
                .sql("update command.giveaway_seed set seed = ? where giveaway_id = ?")
                .params(other, giveaway.id())
                .update();

        HttpResponse<String> refused = send(scene.steer(ADAM, giveaway, "end", "{}"));

        assertThat(problem(refused)).isEqualTo("500 internal");
        assertTellsNothing(refused.body(), other);
        assertTellsNothing(output.getAll(), other);
        assertTellsNothing(output.getAll(), seed);
    }

    @Test
    void isToldByNoDeadlineThatCannotBeDecided(CapturedOutput output) {
        PastGiveaways past = new PastGiveaways(GiveawayScene.in(side), side);
        byte[] other = new byte[PastGiveaways.SEED_BYTES];
        other[0] = 78;
        JdbcClient jdbc = past.scene().jdbc();
        jdbc.sql("insert into command.giveaway_seed (giveaway_id, guild_id, seed) values (?, ?, ?)")
                .params(PastGiveaways.id(1), past.scene().guild().id(), other)
                .update();

        past.created(1, Instant.now().minusSeconds(1));

        await().atMost(PATIENCE)
                .until(() -> jdbc.sql("select coalesce(max(failures), 0) from command.deadline")
                                .query(Integer.class)
                                .single()
                        > 0);
        assertThat(output.getAll()).contains("could not be decided");
        assertTellsNothing(output.getAll(), other);
        assertThat(past.endsById()).doesNotContainKey(PastGiveaways.id(1));
    }
}
