package dev.guildhall.bot.sides;

import java.util.function.Supplier;
import org.springframework.web.client.RestClientException;

/** One call of another side, so that a torn answer looks like no answer at all. */
final class Call {
    private Call() {}

    static <T> T of(Supplier<T> call) {
        try {
            return call.get();
        } catch (RestClientException e) {
            throw new SideAway("the answer could not be read", e, true);
        }
    }

    static void run(Runnable call) {
        of(() -> {
            call.run();
            return true;
        });
    }
}
