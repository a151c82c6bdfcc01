package dev.guildhall.bot.moderation;

import dev.guildhall.bot.sides.CaseSide;
import dev.guildhall.bot.sides.CaseSide.Finding;
import dev.guildhall.bot.sides.GuildReports;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells the command side which messages broke a rule; they are deleted whether that is told or not. Thread-safe. */
final class FindingTeller implements GuildReports.Report<Finding>, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(FindingTeller.class);

    private final CaseSide side;
    private final GuildReports<Finding> reports = new GuildReports<>("findings", CaseSide.MAX_FINDINGS, this);

    FindingTeller(CaseSide side) {
        this.side = side;
    }

    /** Never blocks. */
    void found(String guildId, Finding finding) {
        reports.add(guildId, finding);
    }

    @Override
    public void tell(String guildId, List<Finding> findings) {
        side.found(guildId, findings);
    }

    @Override
    public void lost(String guildId, List<Finding> findings) {
        LOG.warn("Of guild {} nobody is told that {} messages broke rules", guildId, findings.size());
    }

    @Override
    public void close() {
        reports.close();
    }
}
