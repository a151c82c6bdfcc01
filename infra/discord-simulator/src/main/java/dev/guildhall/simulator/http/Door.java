package dev.guildhall.simulator.http;

import dev.guildhall.simulator.wire.Outcome;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Every request's way: faults, route, proof of the caller, endpoint, log of calls. Runs on the world's thread. */
public final class Door {
    private static final Logger LOG = LoggerFactory.getLogger(Door.class);
    private static final String API = "/api";
    private static final String VERSION = "/v10";

    private final Routes api;
    private final Routes own;
    private final Faults faults;
    private final CallLog calls;
    private final Function<@Nullable String, Caller> callers;
    private final ScheduledExecutorService thread;

    /**
     * @param api Discord's routes, without the {@code /api/v10} before them
     * @param own the simulator's routes, consent and page
     * @param callers from an Authorization header to who that is, {@link Caller#NOBODY} if it proves nothing
     */
    public Door(
            Routes api,
            Routes own,
            Faults faults,
            CallLog calls,
            Function<@Nullable String, Caller> callers,
            ScheduledExecutorService thread) {
        this.api = api;
        this.own = own;
        this.faults = faults;
        this.calls = calls;
        this.callers = callers;
        this.thread = thread;
    }

    /** Never fails; empty means that the connection is to be closed without a reply. */
    CompletionStage<Optional<Reply>> pass(Request request) {
        if (!request.path().startsWith(API + "/")) {
            return guarded(own, request, request.path(), Caller.NOBODY).thenApply(Optional::of);
        }
        Optional<Fault> fault = faults.take(request);
        if (fault.isPresent() && fault.get().kind() == Fault.Kind.STATUS) {
            Reply refusal = faults.refusal(fault.get());
            calls.add(request, refusal, true);
            return CompletableFuture.completedFuture(Optional.of(refusal));
        }
        Caller caller = callers.apply(request.header("authorization"));
        return guarded(api, request, withoutVersion(request.path()), caller)
                .thenCompose(reply -> spoiled(request, reply, fault.orElse(null)));
    }

    private CompletionStage<Optional<Reply>> spoiled(Request request, Reply reply, @Nullable Fault fault) {
        if (fault == null) {
            calls.add(request, reply, false);
            return CompletableFuture.completedFuture(Optional.of(reply));
        }
        if (fault.kind() == Fault.Kind.ACCEPT_THEN_DROP) {
            calls.add(request, null, true);
            return CompletableFuture.completedFuture(Optional.empty());
        }
        calls.add(request, reply, true);
        CompletableFuture<Optional<Reply>> late = new CompletableFuture<>();
        Outcome.unwatched(
                thread.schedule(() -> late.complete(Optional.of(reply)), fault.millis(), TimeUnit.MILLISECONDS));
        return late;
    }

    private static CompletionStage<Reply> guarded(Routes routes, Request request, String path, Caller caller) {
        try {
            return route(routes, request, path, caller).exceptionally(failure -> refused(request, failure));
        } catch (RuntimeException failure) {
            return CompletableFuture.completedFuture(refused(request, failure));
        }
    }

    private static CompletionStage<Reply> route(Routes routes, Request request, String path, Caller caller) {
        Optional<Routes.Match> match = routes.find(request.method(), path);
        if (match.isEmpty()) {
            throw routes.knows(path) ? ApiError.of(405, 0, "405: Method Not Allowed") : ApiError.notFound();
        }
        if (!match.get().proof().accepts(caller)) {
            throw ApiError.unauthorized();
        }
        return match.get().endpoint().answer(request.with(match.get().variables(), caller));
    }

    private static Reply refused(Request request, Throwable failure) {
        Throwable cause = failure.getCause() != null ? failure.getCause() : failure;
        if (cause instanceof Refusal refusal) {
            return refusal.reply();
        }
        LOG.error("{} {} failed", request.method(), request.path(), failure);
        return ApiError.of(500, 0, "500: Internal Server Error").reply();
    }

    /** The path as Discord's documentation writes it. */
    static String withoutVersion(String path) {
        String bare = path.startsWith(API + "/") ? path.substring(API.length()) : path;
        return bare.startsWith(VERSION + "/") ? bare.substring(VERSION.length()) : bare;
    }
}
