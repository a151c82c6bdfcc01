package dev.guildhall.query.rebuild;

import dev.guildhall.eventlog.ProjectionProcessor;
import dev.guildhall.eventlog.parking.ProjectionLock;
import dev.guildhall.query.projection.Orders;
import dev.guildhall.query.projection.RebuildOrder;
import dev.guildhall.query.projection.RebuildOrder.Wanted;
import dev.guildhall.query.projection.Steering;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Has rebuilds carried out that operators have requested, or that a new version of a projection needs: of each projection
 * one at a time, by one process. While none is open nothing is asked. Thread-safe.
 */
final class RebuildDesk implements SmartLifecycle {
    static final Duration INTERVAL = Duration.ofSeconds(1);

    private static final Logger LOG = LoggerFactory.getLogger(RebuildDesk.class);

    private final Workshop workshop;
    private final Carrier carrier;
    private final TransactionOperations transactions;
    private final Steering steering;
    private final Map<String, RebuildableView> views;
    private final Set<String> busy = ConcurrentHashMap.newKeySet();
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("rebuild-desk").daemon().factory());
    private final ExecutorService carriers = Executors.newCachedThreadPool(
            Thread.ofPlatform().name("rebuild-", 0).daemon().factory());
    private Orders heard = Orders.NONE;
    private boolean begun;
    private boolean mayBeOpen;
    private volatile boolean ended;
    private volatile @Nullable Future<?> looking;

    RebuildDesk(Workshop workshop, TransactionOperations transactions, Steering steering, List<RebuildableView> views) {
        this.workshop = workshop;
        this.carrier = new Carrier(workshop);
        this.transactions = transactions;
        this.steering = steering;
        this.views = views.stream().collect(Collectors.toMap(RebuildableView::projection, Function.identity()));
    }

    /** @throws java.util.NoSuchElementException when the projection has none */
    RebuildableView view(String projection) {
        return Optional.ofNullable(views.get(projection)).orElseThrow();
    }

    /** The rebuild of a projection that is under way. */
    Optional<String> openOf(String projection) {
        return workshop.rebuilds().open().stream()
                .filter(rebuild -> rebuild.projection().equals(projection))
                .map(Rebuild::id)
                .findFirst();
    }

    private void look() {
        try {
            if (!begun) {
                views.values().forEach(this::requestIfOfAnotherVersion);
                begun = true;
                mayBeOpen = true;
            }
            Orders now = steering.orders();
            if (!now.equals(heard)) {
                transactions.executeWithoutResult(status -> workshop.rebuilds().hear(now));
                heard = now;
                mayBeOpen = true;
            }
            if (mayBeOpen) {
                mayBeOpen = begin(now) || !busy.isEmpty();
            }
        } catch (DataAccessException e) {
            LOG.debug("Rebuilds could not be looked for", e);
        }
    }

    private void requestIfOfAnotherVersion(RebuildableView view) {
        workshop.versions()
                .of(view.projection())
                .filter(made -> made.version() < view.version())
                .filter(made -> !Integer.valueOf(view.version()).equals(made.declined()))
                .ifPresent(made -> {
                    LOG.info("The view of {} is made anew for version {}", view.projection(), view.version());
                    workshop.rebuilds().request(view.projection() + "-version-" + view.version(), view.projection());
                });
    }

    /** @return whether there is anything left to do, by whomever */
    private boolean begin(Orders orders) {
        List<Rebuild> open = workshop.rebuilds().open();
        for (RebuildableView view : views.values()) {
            Optional<Rebuild> next = open.stream()
                    .filter(rebuild -> rebuild.projection().equals(view.projection()))
                    .findFirst();
            next.ifPresent(rebuild -> carry(view, true, (place, lock) -> carryOut(view, rebuild.id(), place, lock)));
        }
        boolean rolling = false;
        for (RebuildOrder order : orders.rebuilds().values()) {
            rolling |= order.wanted() == Wanted.ROLLED_BACK && rollBack(order);
        }
        return !open.isEmpty() || rolling;
    }

    private boolean rollBack(RebuildOrder order) {
        RebuildableView view = views.get(order.projection());
        Optional<Rebuild> done = workshop.rebuilds().find(order.rebuildId()).filter(RebuildDesk::canBeRolledBack);
        if (view == null || done.isEmpty()) {
            return false;
        }
        carry(
                view,
                false,
                (place, lock) -> workshop.rebuilds()
                        .find(order.rebuildId())
                        .filter(RebuildDesk::canBeRolledBack)
                        .ifPresent(rebuild -> carrier.rollBack(view, rebuild, mandate(rebuild.id(), place, lock))));
        return true;
    }

    private static boolean canBeRolledBack(Rebuild rebuild) {
        return rebuild.state() == RebuildState.DONE && rebuild.cause() == null;
    }

    /** With the lock: until it was had, somebody else may have come to the end. */
    private void carryOut(RebuildableView view, String id, Budget.Place place, ProjectionLock lock) {
        workshop.rebuilds()
                .find(id)
                .filter(rebuild -> rebuild.state().isOpen())
                .ifPresent(rebuild -> carrier.carryOut(view, rebuild, mandate(id, place, lock)));
    }

    private Mandate mandate(String id, Budget.Place place, ProjectionLock lock) {
        return new OrderedMandate(() -> steering.orders().rebuild(id), place, lock, () -> ended);
    }

    /** @param waiting for a place first, and for the lock then: who waits holds no connection */
    private void carry(RebuildableView view, boolean waiting, BiConsumer<Budget.Place, ProjectionLock> work) {
        if (busy.add(view.projection())) {
            Future<?> ignored = carriers.submit(() -> {
                try (Budget.Place place = workshop.budget().place()) {
                    if (waiting) {
                        place.enter();
                    }
                    locked(view, place, work);
                } catch (Superseded e) {
                    LOG.info("The rebuild of {} is left to whoever takes it up", view.projection());
                } catch (RuntimeException e) {
                    LOG.warn("The rebuild of {} is tried again: {}", view.projection(), e.getMessage());
                } finally {
                    busy.remove(view.projection());
                }
            });
            LOG.debug("Rebuilding {}: {}", view.projection(), ignored);
        }
    }

    private void locked(RebuildableView view, Budget.Place place, BiConsumer<Budget.Place, ProjectionLock> work) {
        try (ProjectionLock lock =
                ProjectionLock.of(workshop.dataSource(), view.projection()).orElse(null)) {
            if (lock != null) {
                work.accept(place, lock);
            }
        }
    }

    @Override
    public void start() {
        looking = clock.scheduleWithFixedDelay(
                this::look, INTERVAL.toMillis(), INTERVAL.toMillis(), TimeUnit.MILLISECONDS);
    }

    @Override
    public void stop() {
        ended = true;
        looking = null;
        clock.shutdownNow();
        carriers.shutdownNow();
    }

    @Override
    public boolean isRunning() {
        return looking != null;
    }

    @Override
    public int getPhase() {
        return ProjectionProcessor.PHASE + 10;
    }
}
