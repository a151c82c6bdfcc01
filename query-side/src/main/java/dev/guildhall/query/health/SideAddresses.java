package dev.guildhall.query.health;

import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** Where the sides are that are only asked how they are. Not needed for those in the same process. */
@ConfigurationProperties("guildhall")
record SideAddresses(
        @DefaultValue PanelPush panelPush, @DefaultValue BotAdapter botAdapter) {
    /** @param urls the HTTP addresses of all push processes, not those of their sockets */
    record PanelPush(@DefaultValue("http://localhost:8085") List<String> urls) {}

    /** @param urls the addresses of all bot processes */
    record BotAdapter(@DefaultValue("http://localhost:8084") List<String> urls) {}
}
