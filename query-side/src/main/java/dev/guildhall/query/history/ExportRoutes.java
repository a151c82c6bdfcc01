package dev.guildhall.query.history;

import dev.guildhall.door.problem.AnswerCutOff;
import dev.guildhall.door.token.Asker;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** A guild's history to take away and to check elsewhere. */
@RestController
final class ExportRoutes {
    static final String NDJSON = "application/x-ndjson";

    private static final Logger LOG = LoggerFactory.getLogger(ExportRoutes.class);

    private final TimeTravel travel;
    private final HistoryExport export;

    ExportRoutes(TimeTravel travel, HistoryExport export) {
        this.travel = travel;
        this.export = export;
    }

    @GetMapping({"/api/guilds/{guildId}/history/export", "/api/panel/guilds/{guildId}/history/export"})
    void export(Asker asker, @PathVariable String guildId, HttpServletResponse response) {
        travel.open(asker, guildId);
        try {
            export.tell(guildId, () -> {
                response.setContentType(NDJSON);
                response.setHeader(
                        HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"history-" + guildId + ".ndjson\"");
                return response.getOutputStream();
            });
        } catch (IOException e) {
            LOG.debug("Whoever asked for the history of guild {} has gone", guildId, e);
        } catch (RuntimeException e) {
            if (response.isCommitted()) {
                throw new AnswerCutOff(e);
            }
            throw e;
        }
    }
}
