package dev.guildhall.simulator.http;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** What a route does; called on the world's thread, and may answer later but never block. */
@FunctionalInterface
public interface Endpoint {

    /** Answers, or throws a {@link Refusal}. */
    CompletionStage<Reply> answer(Request request);

    /** An endpoint that has its answer at once. */
    static Endpoint now(Immediate immediate) {
        return request -> CompletableFuture.completedFuture(immediate.answer(request));
    }

    /** An endpoint that has its answer at once. */
    @FunctionalInterface
    interface Immediate {
        Reply answer(Request request);
    }
}
