package dev.guildhall.benchmarks.letters;

import dev.guildhall.eventlog.EventTail;
import dev.guildhall.eventlog.LogReader;
import dev.guildhall.eventlog.NodeId;
import dev.guildhall.eventlog.letter.LetterDesk;
import dev.guildhall.eventlog.letter.LetterOrders;
import dev.guildhall.eventlog.letter.ResumableProjections;
import dev.guildhall.eventlog.parking.ClaimedSegment;
import dev.guildhall.eventlog.parking.Parkings;
import dev.guildhall.eventlog.parking.ResumableProcessor;
import dev.guildhall.eventlog.parking.Retrying;
import dev.guildhall.query.projection.Steering;
import dev.guildhall.query.rebuild.Versions;
import java.util.List;
import javax.sql.DataSource;
import org.axonframework.serialization.Serializer;
import org.springframework.context.ApplicationContext;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Hears in the log what operators want of guilds that wait, and has them go on, as in production. For benchmarks. */
final class LetterDeskRun implements AutoCloseable {
    private final Steering steering;
    private final LetterDesk desk;

    /** @param context with the log and the processors of the views */
    LetterDeskRun(ApplicationContext context, DataSource dataSource) {
        LogReader log = context.getBean(LogReader.class);
        TransactionTemplate each = new TransactionTemplate(context.getBean(PlatformTransactionManager.class));
        Parkings parkings = context.getBean(Parkings.class);
        this.steering = new Steering(log, context.getBean(EventTail.class), List.of());
        this.desk = new LetterDesk(
                parkings.letters(),
                new LetterOrders(parkings.tables(), log, each),
                new Retrying(
                        parkings.letters(),
                        new Versions(dataSource)::noWayBack,
                        log,
                        new ClaimedSegment(
                                dataSource, context.getBean(Serializer.class), context.getBean(NodeId.class)),
                        each),
                () -> steering.orders().position(),
                ResumableProjections.of(context.getBeansOfType(ResumableProcessor.class).values().stream()
                        .toList()),
                dataSource);
    }

    void start() {
        steering.start();
        desk.start();
    }

    @Override
    public void close() {
        desk.stop();
        steering.stop();
    }
}
