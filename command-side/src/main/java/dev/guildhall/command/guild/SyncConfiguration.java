package dev.guildhall.command.guild;

import dev.guildhall.door.DoorProperties;
import dev.guildhall.door.side.SideCalls;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** How a guild's caches are dropped, wherever they are. */
@Configuration(proxyBeanMethods = false)
@Import(SyncRoutes.class)
public class SyncConfiguration {
    /** The component as other sides know it. */
    private static final String COMPONENT = "command-side";

    @Bean
    QuerySide commandQuerySide(DoorProperties properties, SideCalls calls) {
        return new QuerySide(calls.client(
                QuerySideRoutes.class, properties.querySide().url(), COMPONENT, QuerySide.READ_TIMEOUT, more -> {}));
    }
}
