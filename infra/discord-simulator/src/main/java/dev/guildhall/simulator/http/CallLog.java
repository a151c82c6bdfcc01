package dev.guildhall.simulator.http;

import com.fasterxml.jackson.databind.JsonNode;
import dev.guildhall.simulator.wire.Json;
import java.io.IOException;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The latest REST calls, numbered from 1. Confined to the world's thread. */
public final class CallLog {
    /** Calls kept; the oldest give way. */
    public static final int MAX_CALLS = 10_000;

    /** Larger bodies are answered as usual but not kept. */
    public static final int MAX_KEPT_BODY_BYTES = 16_384;

    private final Deque<Call> calls = new ArrayDeque<>();
    private final Clock clock;
    private long sequence;

    public CallLog(Clock clock) {
        this.clock = clock;
    }

    void add(Request request, int status, boolean faulted) {
        if (calls.size() == MAX_CALLS) {
            calls.removeFirst();
        }
        calls.addLast(new Call(
                ++sequence, clock.instant(), request.method(), request.path(), body(request), status, faulted));
    }

    private static @Nullable JsonNode body(Request request) {
        boolean keep = request.hasType("application/json") && request.body().length <= MAX_KEPT_BODY_BYTES;
        try {
            return keep ? Json.read(request.body()) : null;
        } catch (IOException malformed) {
            return null;
        }
    }

    /** Number of the latest call, 0 before the first. */
    public long head() {
        return sequence;
    }

    /** The kept calls with a greater number, oldest first. */
    public List<Call> since(long after) {
        return calls.stream().filter(call -> call.sequence() > after).toList();
    }
}
