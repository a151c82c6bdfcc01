package dev.guildhall.e2e;

import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** An operator looks after the program on the panel's page, and administrators go on while parts of it are away. */
@Shares(Layout.ONE_PROCESS)
@Order(Shares.LONGEST_FIRST)
class PanelOperatorsE2E extends Scene {
    @AfterEach
    void everythingIsBack() {
        installation().redis().startAgain();
        installation().postgres().startAgain();
        Readiness.awaitWhole(installation());
    }

    @Test
    void showsWhatIsTheMatterAndWhatCanBeDone() throws SQLException {
        TicketGuild guild = TicketGuild.open(installation(), panelOf(World.OLIVIA));
        Map<String, String> environment = new HashMap<>(PanelPageE2E.environment(installation()));
        environment.put("RESTING_GUILD_ID", guild.id());
        environment.put("RESTING_MEMBER_ID", guild.opener());
        try (OperatorsStage stage = new OperatorsStage(installation(), panelOf(World.OLIVIA), guild.id())) {
            BrowserPlay.play("panel-operators.mjs", environment, stage.things());
        }
    }
}
