package dev.guildhall.push.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.guildhall.events.wire.Channel;
import dev.guildhall.events.wire.CommandExecution;
import dev.guildhall.push.PushUnderTest;
import dev.guildhall.push.RawStream;
import dev.guildhall.testkit.TestRedis;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What many streams cost. Nothing beside it, as all threads of the process are counted. */
class ManyStreamsIT {
    private static final String GUILD = "1180000000000000001";
    private static final long FIRST_USER = 1_193_000_000_000_000_000L;
    private static final int USERS = 20;
    private static final int MAX_PER_USER = 5;

    /** Stack traces are those of platform threads only. */
    @Test
    void holdNoThreadOfThePlatformForEach() {
        List<RawStream> opened = new ArrayList<>();
        try (PushUnderTest push = PushUnderTest.start(TestRedis.shared().url())) {
            push.awaitRedis();
            opened.add(open(push, FIRST_USER));
            opened.getFirst().awaitLine("retry:");
            int before = Thread.getAllStackTraces().size();
            for (long user = FIRST_USER + 1; user <= FIRST_USER + USERS; user++) {
                for (int i = 0; i < MAX_PER_USER; i++) {
                    opened.add(open(push, user));
                }
            }
            opened.forEach(stream -> stream.awaitLine("retry:"));
            await().until(() -> push.streams() == USERS * MAX_PER_USER + 1);
            assertThat(Thread.getAllStackTraces().size() - before).isLessThan(USERS);
            push.publish(Channel.COMMAND_EXECUTED, new CommandExecution(GUILD, "c", "x", "1", "success", 1, 1));
            opened.forEach(stream -> stream.awaitLine("event: command:executed"));
        } finally {
            opened.forEach(RawStream::close);
        }
    }

    private static RawStream open(PushUnderTest push, long userId) {
        String user = Long.toString(userId);
        push.querySide().allow(user, GUILD);
        return RawStream.open(push.streamUrl(GUILD), Map.of("Authorization", "Bearer " + push.token(user)));
    }
}
