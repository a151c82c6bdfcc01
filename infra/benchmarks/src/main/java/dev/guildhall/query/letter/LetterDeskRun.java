package dev.guildhall.query.letter;

import dev.guildhall.eventlog.EventTail;
import dev.guildhall.eventlog.LogReader;
import dev.guildhall.eventlog.NodeId;
import dev.guildhall.query.parking.Parkings;
import dev.guildhall.query.parking.ResumableProcessor;
import dev.guildhall.query.parking.Retrying;
import dev.guildhall.query.projection.Steering;
import java.util.List;
import javax.sql.DataSource;
import org.axonframework.serialization.Serializer;
import org.springframework.context.ApplicationContext;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Hears in the log what operators want of guilds that wait, and has them go on, as in production. For benchmarks. */
public final class LetterDeskRun implements AutoCloseable {
    private final Steering steering;
    private final LetterDesk desk;

    /** @param context with the log and the processors of the views */
    public LetterDeskRun(ApplicationContext context, DataSource dataSource) {
        LogReader log = context.getBean(LogReader.class);
        TransactionTemplate each = new TransactionTemplate(context.getBean(PlatformTransactionManager.class));
        Parkings parkings = context.getBean(Parkings.class);
        this.steering = new Steering(log, context.getBean(EventTail.class), List.of());
        this.desk = new LetterDesk(
                parkings.letters(),
                new LetterOrders(dataSource, log, each),
                new Retrying(
                        parkings.letters(),
                        log,
                        dataSource,
                        context.getBean(Serializer.class),
                        context.getBean(NodeId.class),
                        each),
                steering,
                ResumableProjections.of(context.getBeansOfType(ResumableProcessor.class).values().stream()
                        .toList()),
                dataSource);
    }

    public void start() {
        steering.start();
        desk.start();
    }

    @Override
    public void close() {
        desk.stop();
        steering.stop();
    }
}
