package dev.guildhall.simulator.http;

import com.fasterxml.jackson.databind.JsonNode;
import dev.guildhall.simulator.wire.Json;
import java.io.IOException;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The latest REST calls, numbered from 1. Confined to the world's thread. */
public final class CallLog {
    /** Calls kept; the oldest give way. */
    public static final int MAX_CALLS = 10_000;

    /** Larger bodies are answered as usual but not kept. */
    public static final int MAX_KEPT_BODY_BYTES = 128 << 10;

    /** Answers kept, taken together; the oldest give way, their calls stay. */
    public static final int MAX_KEPT_ANSWER_BYTES = 16 << 20;

    private final Deque<Call> calls = new ArrayDeque<>();
    private final Map<Long, byte[]> answers = new LinkedHashMap<>();
    private final Function<Request, @Nullable JsonNode> formOf;
    private final Clock clock;
    private long answerBytes;
    private long sequence;

    /** @param formOf the JSON within a request that carries files beside it; null where there is none */
    public CallLog(Clock clock, Function<Request, @Nullable JsonNode> formOf) {
        this.clock = clock;
        this.formOf = formOf;
    }

    /** @param reply null if the connection was dropped instead */
    void add(Request request, @Nullable Reply reply, boolean faulted) {
        if (calls.size() == MAX_CALLS) {
            calls.removeFirst();
        }
        calls.addLast(new Call(
                ++sequence,
                clock.instant(),
                request.method(),
                request.path(),
                body(request),
                reply == null ? 0 : reply.status(),
                faulted));
        if (reply != null && reply.body().length > 0 && reply.body().length <= MAX_KEPT_ANSWER_BYTES) {
            answers.put(sequence, reply.body());
            answerBytes += reply.body().length;
            forgetOldAnswers();
        }
    }

    private void forgetOldAnswers() {
        Iterator<byte[]> oldest = answers.values().iterator();
        while (answerBytes > MAX_KEPT_ANSWER_BYTES || answers.size() > MAX_CALLS) {
            answerBytes -= oldest.next().length;
            oldest.remove();
        }
    }

    private @Nullable JsonNode body(Request request) {
        try {
            if (request.hasType("multipart/form-data")) {
                return formOf.apply(request);
            }
            boolean keep = request.hasType("application/json") && request.body().length <= MAX_KEPT_BODY_BYTES;
            return keep ? Json.read(request.body()) : null;
        } catch (IOException | Refusal malformed) {
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

    /** What the call was answered; null where nothing was, or it is no longer known. */
    public @Nullable JsonNode answer(Call call) {
        byte[] answer = answers.get(call.sequence());
        try {
            return answer == null ? null : Json.read(answer);
        } catch (IOException notJson) {
            return null;
        }
    }
}
