package dev.guildhall.benchmarks.commands;

import com.zaxxer.hikari.HikariDataSource;
import dev.guildhall.benchmarks.Address;
import dev.guildhall.command.dispatch.CommandDoor;
import dev.guildhall.command.dispatch.DispatchConfiguration;
import dev.guildhall.command.giveaway.GiveawayRepositoryConfiguration;
import dev.guildhall.command.guild.GuildRepositoryConfiguration;
import dev.guildhall.eventlog.EventLogConfiguration;
import dev.guildhall.eventlog.LogWithoutNotify;
import javax.sql.DataSource;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.core.ResolvableType;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;

/** The command side as it runs in production, from the door of the commands down, without HTTP. */
public final class CommandStack implements AutoCloseable {
    private static final int CONNECTIONS = 10;

    private final AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext();

    public CommandStack(Address address) {
        this(address, Variant.WHOLE);
    }

    CommandStack(Address address, Variant variant) {
        HikariDataSource pool = address.pool(CONNECTIONS);
        context.registerBean(HikariDataSource.class, () -> pool);
        context.registerBean(PlatformTransactionManager.class, () -> new JdbcTransactionManager(pool));
        context.register(
                EventLogConfiguration.class,
                DispatchConfiguration.class,
                GuildRepositoryConfiguration.class,
                GiveawayRepositoryConfiguration.class);
        if (variant == Variant.WITHOUT_NOTIFY) {
            context.register(LogWithoutNotify.class);
        }
        context.refresh();
        if (variant == Variant.WITHOUT_CHAIN) {
            UnchainedAppend.install(pool);
        }
    }

    public CommandDoor door() {
        return context.getBean(CommandDoor.class);
    }

    public DataSource dataSource() {
        return context.getBean(HikariDataSource.class);
    }

    public <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    /** For generic types. */
    public <T> T bean(ParameterizedTypeReference<T> type) {
        return context.<T>getBeanProvider(ResolvableType.forType(type)).getObject();
    }

    @Override
    public void close() {
        context.close();
    }
}
