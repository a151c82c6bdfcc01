package dev.guildhall.query.ticket;

import dev.guildhall.door.problem.AnswerCutOff;
import dev.guildhall.door.token.Asker;
import dev.guildhall.query.configuration.SharedGuildReads;
import dev.guildhall.query.content.ContentPages;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.core.exc.JacksonIOException;

/** What was written in a ticket, as it is read from the log; as JSON unless a page is asked for. */
@RestController
final class TranscriptRoutes {
    private static final Logger LOG = LoggerFactory.getLogger(TranscriptRoutes.class);
    private static final String LOCALE = "locale";
    private static final String DEFAULT_LOCALE = "en";

    private enum Format {
        JSON,
        HTML
    }

    private final TicketReading reading;
    private final Transcripts transcripts;
    private final SharedGuildReads guilds;

    TranscriptRoutes(TicketReading reading, Transcripts transcripts, SharedGuildReads guilds) {
        this.reading = reading;
        this.transcripts = transcripts;
        this.guilds = guilds;
    }

    @GetMapping({
        "/api/guilds/{guildId}/tickets/{ticketId}/transcript",
        "/api/panel/guilds/{guildId}/tickets/{ticketId}/transcript"
    })
    void transcript(
            Asker asker,
            @PathVariable String guildId,
            @PathVariable String ticketId,
            @RequestParam(name = "format", required = false) @Nullable String format,
            @RequestParam(name = "atLeast", required = false) @Nullable String version,
            HttpServletRequest request,
            HttpServletResponse response) {
        Format wanted = format(format, request.getHeader(HttpHeaders.ACCEPT));
        TicketView ticket = reading.one(asker, guildId, ticketId, version);
        try {
            tell(ticket, wanted, response);
        } catch (IOException | JacksonIOException e) {
            LOG.debug("Whoever asked for the transcript of ticket {} has gone", ticketId, e);
        } catch (RuntimeException e) {
            if (response.isCommitted()) {
                throw new AnswerCutOff(e);
            }
            throw e;
        }
    }

    private void tell(TicketView ticket, Format format, HttpServletResponse response) throws IOException {
        TicketDetails details = reading.details(ticket);
        response.setHeader("ETag", "\"" + ticket.version() + "\"");
        if (format == Format.JSON) {
            response.setContentType(MediaType.APPLICATION_JSON_VALUE);
            transcripts.tell(details, new TranscriptJson(response.getOutputStream(), ticket.version()));
        } else {
            response.setContentType("text/html;charset=UTF-8");
            response.setHeader("Content-Security-Policy", TranscriptPage.POLICY);
            BufferedWriter page =
                    new BufferedWriter(new OutputStreamWriter(response.getOutputStream(), StandardCharsets.UTF_8));
            transcripts.tell(details, new TranscriptPage(page, words(ticket.guildId())));
        }
    }

    private TranscriptWords words(String guildId) {
        return TranscriptWords.of(guilds.find(guildId)
                .map(guild -> guild.configuration().settings().get(LOCALE))
                .orElse(DEFAULT_LOCALE));
    }

    private static Format format(@Nullable String format, @Nullable String accept) {
        if (format == null) {
            return wantsPage(accept) ? Format.HTML : Format.JSON;
        }
        return switch (format) {
            case "json" -> Format.JSON;
            case "html" -> Format.HTML;
            default -> throw ContentPages.malformed("'format' must be json or html");
        };
    }

    /** As browsers do; whoever takes anything gets JSON, as everywhere. */
    private static boolean wantsPage(@Nullable String accept) {
        try {
            List<MediaType> types = MediaType.parseMediaTypes(accept);
            return types.stream().anyMatch(type -> type.equalsTypeAndSubtype(MediaType.TEXT_HTML));
        } catch (InvalidMediaTypeException e) {
            return false;
        }
    }
}
