package dev.guildhall.benchmarks;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.function.IntFunction;

/**
 * The side of a contender that is a process of its own: it is told on its standard input how many callers are to act
 * and for how many milliseconds, and answers with a sample. It ends with its input.
 */
public final class ContenderProgram {
    static final String READY = "contender ready";

    private ContenderProgram() {}

    /** @param callerAt what the caller of a number, from 0, does again and again */
    public static void serve(IntFunction<? extends Runnable> callerAt) {
        Logs.warningsOnly();
        System.out.println(READY);
        BufferedReader input = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        try {
            for (String line = input.readLine(); line != null; line = input.readLine()) {
                List<String> words = List.of(line.split(" ", -1));
                int callers = Integer.parseInt(words.getFirst());
                Duration time = Duration.ofMillis(Long.parseLong(words.getLast()));
                System.out.println(ClosedLoop.run(callers, time, callerAt).line());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
