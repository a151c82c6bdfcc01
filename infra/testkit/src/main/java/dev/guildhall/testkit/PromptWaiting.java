package dev.guildhall.testkit;

import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Has every wait of a test look at once and often, and long: a machine that has much else to do is no failure. By default each takes a tenth of a second although what it waits for is
 * there already, which in thousands of waits is minutes. JUnit finds it by itself where this module is on the class path.
 */
public final class PromptWaiting implements BeforeAllCallback {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration INTERVAL = Duration.ofMillis(20);

    @Override
    public void beforeAll(ExtensionContext context) {
        Awaitility.setDefaultTimeout(PATIENCE);
        Awaitility.setDefaultPollDelay(Duration.ZERO);
        Awaitility.setDefaultPollInterval(INTERVAL);
    }
}
