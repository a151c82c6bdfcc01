package dev.guildhall.e2e;

import java.util.Map;
import org.junit.jupiter.api.Test;

/** People look after a guild on the panel's page, in real browsers, with the real bot and Discord's simulator. */
@Shares(Layout.ONE_PROCESS)
class PanelPageE2E extends Scene {
    @Test
    void letsPeopleLookAfterTheirGuild() {
        BrowserPlay.play("panel-page.mjs", environment(installation()), Map.of());
    }

    static Map<String, String> environment(Installation installation) {
        return Map.of(
                "PANEL_URL", installation.commandUrl(),
                "SIMULATOR_URL", installation.discord().url(),
                "GUILD_ID", World.DEMO);
    }
}
