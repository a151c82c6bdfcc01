package dev.guildhall.command.shard;

import dev.guildhall.command.dispatch.Fields;
import dev.guildhall.command.shard.ShardDecision.Granted;
import dev.guildhall.door.request.Answer;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Where bot processes lease the shards that they serve. For services only, see the door. */
@RestController
@RequestMapping(path = "/internal/shards", consumes = "application/json")
public final class ShardRoutes {
    /** Discord's own interval is 5 s. */
    static final Duration MAX_INTERVAL = Duration.ofMinutes(1);

    private final ShardLeases leases;

    ShardRoutes(ShardLeases leases) {
        this.leases = leases;
    }

    /** A lease, as its holder names it. */
    record Held(String holder, long fence) {
        Held {
            Objects.requireNonNull(holder, "holder");
        }
    }

    /** Of a bucket all shards identify one after another. */
    record Identification(int bucket, long intervalMillis) {
        void check() {
            Fields fields = new Fields(Map.of(), Set.of());
            if (bucket < 0 || bucket >= ShardWish.MAX_SHARDS) {
                fields.fault("/bucket", "must be from 0 to " + (ShardWish.MAX_SHARDS - 1));
            }
            if (intervalMillis < 0 || intervalMillis > MAX_INTERVAL.toMillis()) {
                fields.fault("/intervalMillis", "must be from 0 to " + MAX_INTERVAL.toMillis());
            }
            fields.check();
        }
    }

    /**
     * What became of a wish.
     *
     * @param first {@code null}, like {@code last}, if it is not granted
     * @param fence 0 if it is not granted
     * @param why a stable word if it is not granted
     * @param millis how long the lease is in force; if it is not granted, how long it may take until it is
     */
    record Claimed(
            boolean granted,
            int total,
            @Nullable Integer first,
            @Nullable Integer last,
            long fence,
            @Nullable String why,
            long millis) {}

    @PostMapping("/claim")
    Answer<Claimed> claim(@RequestBody ShardWish wish) {
        wish.check();
        ShardLeases.Answer answer = leases.claim(wish);
        return Answer.of(answer.lease()
                .map(this::granted)
                .orElseGet(() -> standsBy(answer.standsBy().orElseThrow())));
    }

    private Claimed granted(ShardLeases.Lease lease) {
        Granted granted = lease.granted();
        return new Claimed(
                true,
                granted.total(),
                granted.range().first(),
                granted.range().last(),
                lease.fence(),
                null,
                leases.lease().toMillis());
    }

    private static Claimed standsBy(ShardDecision.StandsBy standsBy) {
        String why = standsBy.why().name().toLowerCase(Locale.ROOT).replace('_', '-');
        return new Claimed(
                false, standsBy.total(), null, null, 0, why, standsBy.within().toMillis());
    }

    @PostMapping("/renew")
    Answer<Map<String, Boolean>> renew(@RequestBody Held held) {
        return Answer.of(Map.of("held", leases.renew(held.holder(), held.fence())));
    }

    @PostMapping("/release")
    Answer<Map<String, Boolean>> release(@RequestBody Held held) {
        leases.release(held.holder(), held.fence());
        return Answer.of(Map.of("held", false));
    }

    @PostMapping("/identify")
    Answer<Map<String, Long>> identify(@RequestBody Identification identification) {
        identification.check();
        Duration wait = leases.identify(identification.bucket(), Duration.ofMillis(identification.intervalMillis()));
        return Answer.of(Map.of("waitMillis", wait.toMillis()));
    }
}
