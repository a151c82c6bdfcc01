package dev.guildhall.eventlog;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.axonframework.common.jdbc.ConnectionProvider;
import org.axonframework.common.jdbc.JdbcException;
import org.axonframework.eventhandling.Segment;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventhandling.tokenstore.GenericTokenEntry;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.axonframework.eventhandling.tokenstore.jdbc.JdbcTokenStore;
import org.jspecify.annotations.Nullable;

/**
 * A token store that sends no statement without need. Stock processors say all the time that they are still there, and
 * look all the time for segments whose holder is not.
 *
 * <ul>
 *   <li>Who holds all segments of a processor need not look, but now and then, in case they were split elsewhere.
 *   <li>Claims are extended only where somebody asks. A process that finds a claim run out calls for its holder first, and
 *       takes it only when no sign of life has come after {@link #GRACE}. A holder that did not hear loses a claim, but
 *       nothing else: tokens are stored by their owner only.
 *   <li>Who asks for a token to store it together with other rows is given it, see {@link PendingToken}.
 * </ul>
 *
 * Thread-safe.
 */
final class QuietTokenStore implements TokenStore {
    /** How long a holder has to answer a call. */
    static final Duration GRACE = Duration.ofSeconds(3);

    private static final String OTHERS = "select segment from log.token_entry where processor_name = ? and owner <> ?";
    private static final String CALL = "select pg_notify('" + WakeUps.CLAIMS + "', ?)";

    private final JdbcTokenStore store;
    private final ConnectionProvider connections;
    private final String nodeId;
    private final ClaimCalls calls;
    private final Map<String, KnownClaims> processors = new ConcurrentHashMap<>();

    QuietTokenStore(JdbcTokenStore store, ConnectionProvider connections, String nodeId, ClaimCalls calls) {
        this.store = store;
        this.connections = connections;
        this.nodeId = nodeId;
        this.calls = calls;
    }

    @Override
    public List<Segment> fetchAvailableSegments(String processorName) {
        KnownClaims known = known(processorName);
        synchronized (known) {
            if (known.isEnough()) {
                return known.segments();
            }
            int all = store.fetchSegments(processorName).length;
            List<Segment> available = withoutThoseOfTheLiving(processorName, known);
            known.asked(available.size() == all ? available : List.of());
            return available;
        }
    }

    private List<Segment> withoutThoseOfTheLiving(String processorName, KnownClaims known) {
        List<Segment> free = store.fetchAvailableSegments(processorName);
        if (free.isEmpty()) {
            return free;
        }
        Set<Integer> others = ofOthers(processorName);
        if (free.stream().noneMatch(segment -> others.contains(segment.getSegmentId()))) {
            known.needsNoCall();
            return free;
        }
        if (known.isToBeCalled()) {
            known.called();
            call(processorName);
        }
        return known.isUnanswered()
                ? free
                : free.stream()
                        .filter(segment -> !others.contains(segment.getSegmentId()))
                        .toList();
    }

    private Set<Integer> ofOthers(String processorName) {
        try (Connection connection = connections.getConnection();
                PreparedStatement statement = connection.prepareStatement(OTHERS)) {
            statement.setString(1, processorName);
            statement.setString(2, nodeId);
            Set<Integer> segments = new HashSet<>();
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    segments.add(rows.getInt(1));
                }
            }
            return segments;
        } catch (SQLException e) {
            throw new JdbcException("the holders of segments could not be read", e);
        }
    }

    private void call(String processorName) {
        try (Connection connection = connections.getConnection();
                PreparedStatement statement = connection.prepareStatement(CALL)) {
            statement.setString(1, processorName);
            statement.execute();
        } catch (SQLException e) {
            throw new JdbcException("the holders of segments could not be called", e);
        }
    }

    @Override
    public TrackingToken fetchToken(String processorName, int segment) {
        return held(processorName, segment, () -> store.fetchToken(processorName, segment));
    }

    @Override
    public TrackingToken fetchToken(String processorName, Segment segment) {
        return held(processorName, segment.getSegmentId(), () -> store.fetchToken(processorName, segment));
    }

    @Override
    public void extendClaim(String processorName, int segment) {
        KnownClaims known = known(processorName);
        synchronized (known) {
            if (known.mayKeepQuiet(segment) && !calls.heardLately()) {
                return;
            }
        }
        held(processorName, segment, () -> {
            store.extendClaim(processorName, segment);
            return segment;
        });
    }

    @Override
    public void storeToken(@Nullable TrackingToken token, String processorName, int segment) {
        Consumer<PendingToken> taker = PendingToken.taker();
        if (taker != null && token != null) {
            taker.accept(pending(token, processorName, segment));
            return;
        }
        held(processorName, segment, () -> {
            store.storeToken(token, processorName, segment);
            return segment;
        });
    }

    private PendingToken pending(TrackingToken token, String processorName, int segment) {
        GenericTokenEntry<byte[]> entry =
                new GenericTokenEntry<>(token, store.serializer(), byte[].class, processorName, segment);
        PendingToken.Entry stored = new PendingToken.Entry(
                processorName,
                segment,
                nodeId,
                entry.getSerializedToken().getData(),
                entry.getTokenType().getName(),
                entry.timestampAsString());
        return new PendingToken(
                stored,
                storing -> held(processorName, segment, () -> {
                    storing.run();
                    return segment;
                }));
    }

    @Override
    public void releaseClaim(String processorName, int segment) {
        forget(processorName);
        store.releaseClaim(processorName, segment);
    }

    /** Whatever goes wrong, from then on nothing is known any more. */
    private <T> T held(String processorName, int segment, Supplier<T> claiming) {
        boolean certain = false;
        try {
            T result = claiming.get();
            certain = true;
            KnownClaims known = known(processorName);
            synchronized (known) {
                known.holds(segment);
            }
            return result;
        } finally {
            if (!certain) {
                forget(processorName);
            }
        }
    }

    private void forget(String processorName) {
        KnownClaims known = known(processorName);
        synchronized (known) {
            known.forget();
        }
    }

    private KnownClaims known(String processorName) {
        return processors.computeIfAbsent(processorName, name -> new KnownClaims());
    }

    @Override
    public void initializeTokenSegments(String processorName, int segmentCount) {
        forget(processorName);
        store.initializeTokenSegments(processorName, segmentCount);
    }

    @Override
    public void initializeTokenSegments(String processorName, int segmentCount, @Nullable TrackingToken initialToken) {
        forget(processorName);
        store.initializeTokenSegments(processorName, segmentCount, initialToken);
    }

    @Override
    public void initializeSegment(@Nullable TrackingToken token, String processorName, int segment) {
        forget(processorName);
        store.initializeSegment(token, processorName, segment);
    }

    @Override
    public void deleteToken(String processorName, int segment) {
        forget(processorName);
        store.deleteToken(processorName, segment);
    }

    @Override
    public boolean requiresExplicitSegmentInitialization() {
        return store.requiresExplicitSegmentInitialization();
    }

    @Override
    public int[] fetchSegments(String processorName) {
        return store.fetchSegments(processorName);
    }

    @Override
    public Optional<String> retrieveStorageIdentifier() {
        return store.retrieveStorageIdentifier();
    }
}
