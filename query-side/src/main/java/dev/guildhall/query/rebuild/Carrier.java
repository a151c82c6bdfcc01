package dev.guildhall.query.rebuild;

import dev.guildhall.eventlog.UnreadableEvent;
import dev.guildhall.query.configuration.UnprojectableEvent;
import dev.guildhall.query.projection.RebuildOrder.Wanted;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;

/**
 * Carries a rebuild out from wherever it stands. Whatever ends the process in between, whoever comes next begins anew, or
 * goes on with what is left after the live view was replaced; nothing is ever half replaced. Thread-safe.
 */
final class Carrier {
    /** How often a rebuild is begun, as long as it is the data base that fails. */
    static final int MAX_ATTEMPTS = 20;

    /** Guilds that are told of at once. */
    private static final int PAGE = 100;

    private static final Logger LOG = LoggerFactory.getLogger(Carrier.class);

    private final Workshop workshop;

    Carrier(Workshop workshop) {
        this.workshop = workshop;
    }

    /**
     * @throws DataAccessException when PostgreSQL is away: it stays as it is
     */
    void carryOut(RebuildableView view, Rebuild rebuild, Mandate mandate) {
        boolean swapped = rebuild.state() == RebuildState.ANNOUNCING;
        int number = swapped
                ? workshop.rebuilds().goOn(rebuild.id())
                : workshop.rebuilds().begin(rebuild.id(), view.rest());
        Attempt attempt = new Attempt(rebuild.id(), number);
        workshop.steps().reached(Steps.Step.TAKEN);
        try {
            if (swapped || made(view, rebuild, new Course(workshop, attempt, mandate))) {
                announce(view, rebuild.id());
                // Who goes on with what another has swapped may be going on with a rollback.
                boolean replaced = !swapped || rebuild.swapped().isPresent();
                end(attempt, replaced ? RebuildState.DONE : RebuildState.ROLLED_BACK, null);
            } else {
                giveUp(view, attempt, RebuildState.DIFFERENT, null);
            }
        } catch (Aborted e) {
            giveUp(view, attempt, RebuildState.ABORTED, null);
        } catch (DataAccessException e) {
            if (number >= MAX_ATTEMPTS) {
                giveUp(view, attempt, RebuildState.FAILED, e.getClass().getSimpleName());
            }
            throw e;
        } catch (UnreadableEvent | UnprojectableEvent | IllegalStateException e) {
            // Where this process ends nothing has failed: somebody else takes it up.
            Wanted now = mandate.wanted();
            LOG.error("The rebuild {}, wanted {}, has failed", rebuild.id(), now, e);
            giveUp(view, attempt, RebuildState.FAILED, e.getClass().getSimpleName());
        }
    }

    private boolean made(RebuildableView view, Rebuild rebuild, Course course) {
        course.awaitWanted();
        String guildId = rebuild.onlyGuildId();
        return guildId == null
                ? new ViewRebuild(workshop, view, rebuild, course).run()
                : new GuildRebuild(workshop, view, rebuild, guildId, course).run();
    }

    /** What the rebuild had replaced is live again, or it is said why not. */
    void rollBack(RebuildableView view, Rebuild rebuild, Mandate mandate) {
        Attempt attempt = new Attempt(rebuild.id(), workshop.rebuilds().goOn(rebuild.id()));
        if (attempt.number() > 2 * MAX_ATTEMPTS) {
            end(attempt, RebuildState.DONE, "rollback-failed");
            return;
        }
        boolean kept = workshop.versions()
                        .of(view.projection())
                        .filter(made -> rebuild.id().equals(made.rebuildId()))
                        .isPresent()
                && workshop.tables().exist(ShadowTables.PREVIOUS, view);
        if (!kept || rebuild.swapped().isEmpty()) {
            end(attempt, RebuildState.DONE, "nothing-to-roll-back-to");
            return;
        }
        Course course = new Course(workshop, attempt, mandate);
        new Rollback(workshop, view, rebuild, rebuild.swapped().getAsLong(), course).run();
        announce(view, rebuild.id());
        end(attempt, RebuildState.ROLLED_BACK, null);
    }

    private void announce(RebuildableView view, String id) {
        List<String> page = view.isHeld() ? workshop.rebuilds().differing(id, true, PAGE) : List.of();
        while (!page.isEmpty()) {
            for (String guildId : page) {
                workshop.announce().accept(guildId);
                workshop.rebuilds().announced(id, guildId);
            }
            page = workshop.rebuilds().differing(id, true, PAGE);
        }
        workshop.steps().reached(Steps.Step.ANNOUNCED);
    }

    private void giveUp(RebuildableView view, Attempt attempt, RebuildState state, @Nullable String cause) {
        workshop.tables().drop(ShadowTables.SHADOW, view);
        end(attempt, state, cause);
    }

    private void end(Attempt attempt, RebuildState state, @Nullable String cause) {
        workshop.lazily().run(() -> workshop.rebuilds().end(attempt, state, cause));
        LOG.info("The rebuild {} is {}", attempt.id(), state.word());
    }
}
