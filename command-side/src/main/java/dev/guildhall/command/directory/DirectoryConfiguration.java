package dev.guildhall.command.directory;

import dev.guildhall.door.DoorProperties;
import dev.guildhall.door.side.SideCalls;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** How this side learns which channels and roles there are. */
@Configuration(proxyBeanMethods = false)
public class DirectoryConfiguration {
    /** The component as other sides know it. */
    private static final String COMPONENT = "command-side";

    @Bean
    DiscordIdSource commandDiscordIds(DoorProperties properties, SideCalls calls) {
        return new GuildDirectories(calls.client(
                QueryDirectory.class,
                properties.querySide().url(),
                COMPONENT,
                GuildDirectories.READ_TIMEOUT,
                more -> {}));
    }
}
