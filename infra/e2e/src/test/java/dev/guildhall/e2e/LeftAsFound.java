package dev.guildhall.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.awaitility.core.ConditionTimeoutException;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Classes share installations, and run in another order on another machine: one that leaves the guild open to somebody, or
 * closed to its administrator, fails itself, not whichever comes next.
 */
final class LeftAsFound implements AfterAllCallback {
    /** PostgreSQL may have crashed a moment ago. */
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /** By those that did not: whoever comes after them is held against that. */
    private static final Map<Installation, Map<String, Integer>> LEFT = new ConcurrentHashMap<>();

    private static final Map<String, Integer> AS_FOUND =
            Map.of(World.OLIVIA, 200, World.ADAM, 200, World.MONA, 403, World.MAX, 403, World.ERIN, 403);

    @Override
    public void afterAll(ExtensionContext context) {
        if (context.getRequiredTestClass().getEnclosingClass() == null) {
            Shares.Reader.of(context.getRequiredTestClass())
                    .flatMap(SharedInstallation::running)
                    .ifPresent(LeftAsFound::compare);
        }
    }

    private static void compare(Installation installation) {
        Map<String, Integer> found = LEFT.getOrDefault(installation, AS_FOUND);
        try {
            await("what was found")
                    .atMost(PATIENCE)
                    .ignoreExceptions()
                    .untilAsserted(
                            () -> assertThat(settingsByUser(installation)).isEqualTo(found));
        } catch (ConditionTimeoutException leftOtherwise) {
            LEFT.put(installation, settingsByUser(installation));
            throw leftOtherwise;
        }
    }

    private static Map<String, Integer> settingsByUser(Installation installation) {
        Map<String, Integer> answers = new LinkedHashMap<>();
        AS_FOUND.keySet()
                .forEach(user -> answers.put(
                        user,
                        installation
                                .panel(null)
                                .login(installation.discord(), user)
                                .settings(World.DEMO)
                                .status()));
        return answers;
    }
}
