package dev.guildhall.query.moderation;

import static org.awaitility.Awaitility.await;

import dev.guildhall.events.guild.GuildRegistered;
import dev.guildhall.events.moderation.CaseOpened;
import dev.guildhall.events.moderation.CaseRevoked;
import dev.guildhall.events.moderation.ModerationCarriedOut;
import dev.guildhall.events.moderation.ModerationDeliveryFailed;
import dev.guildhall.query.GuildLog;
import dev.guildhall.query.QuerySideProcess;
import dev.guildhall.query.QuerySideProcess.Reply;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** A guild of olivia's in which adam moderates max. */
final class CaseScene {
    static final String OLIVIA = "1180000000000000101";
    static final String ADAM = "1180000000000000102";
    static final String MAX = "1180000000000000104";
    static final String LOGS = "1180000000000000202";
    static final long OPENED_AT = 1_800_000_000_000L;
    static final long UNTIL = OPENED_AT + 3_600_000;

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final AtomicLong GUILDS = new AtomicLong(1_180_000_000_000_070_000L);

    private final QuerySideProcess side;
    private final GuildLog log;
    private final AtomicInteger numbers = new AtomicInteger();
    final long registered;
    final String guild = Long.toString(GUILDS.incrementAndGet());

    CaseScene(QuerySideProcess side) {
        this.side = side;
        this.log = side.log();
        registered = log.append(new GuildRegistered(guild, "Demo", OLIVIA));
        side.awaitGuilds(registered);
    }

    long open(String kind) {
        return open(kind, MAX, LOGS);
    }

    /** With a reason, by adam. */
    long open(String kind, String userId, @Nullable String logChannelId) {
        int number = numbers.incrementAndGet();
        return log.append(new CaseOpened(
                guild,
                number,
                "case:" + number,
                kind,
                userId,
                ADAM,
                null,
                "Kumquats",
                OPENED_AT,
                kind.equals("timeout") ? Long.valueOf(UNTIL) : null,
                null,
                logChannelId));
    }

    /** By itself. */
    long found(String kind, String rule) {
        int number = numbers.incrementAndGet();
        return log.append(new CaseOpened(
                guild, number, "message:" + number, kind, MAX, null, rule, null, OPENED_AT, null, "900", null));
    }

    long revoke(int number, boolean lifts) {
        return log.append(new CaseRevoked(guild, number, MAX, OLIVIA, "Sorry", lifts, null, OPENED_AT + 60_000, LOGS));
    }

    long done(int number, String delivery) {
        return log.append(new ModerationCarriedOut(guild, number, delivery, delivery.endsWith("line") ? "901" : null));
    }

    long failed(int number, String delivery, String cause) {
        return log.append(new ModerationDeliveryFailed(guild, number, delivery, cause));
    }

    GuildLog log() {
        return log;
    }

    String caseId(int number) {
        return CaseView.id(guild, number);
    }

    Reply get(String path, String userId) throws Exception {
        return side.get("/api/guilds/" + guild + "/cases" + path, userId);
    }

    Reply get(String path) throws Exception {
        return get(path, OLIVIA);
    }

    /** Waits until the view has come so far, however busy the machine is. */
    void projected(long position) {
        await().atMost(PATIENCE).until(() -> get("?limit=1&atLeast=" + position).status() == 200);
    }
}
