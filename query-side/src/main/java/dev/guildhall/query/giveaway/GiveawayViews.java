package dev.guildhall.query.giveaway;

import dev.guildhall.events.EventJson;
import dev.guildhall.query.content.ContentTable;
import dev.guildhall.query.projection.ViewSchema;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.core.type.TypeReference;

/** The stored giveaways. */
final class GiveawayViews extends ContentTable<GiveawayView> {
    private static final TypeReference<List<GiveawayRound>> REROLLS = new TypeReference<>() {};

    private static final String COLUMNS =
            "giveaway_id, guild_id, status, channel_id, message_id, terms, draw, rerolls, entries, version";

    /** Absolute values, never older than what is there: writing twice, late or out of order does no harm. */
    private static final String UPSERT = """
            INSERT INTO query.giveaway AS held (%s)
            SELECT * FROM unnest(?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::jsonb[], ?::jsonb[], ?::jsonb[],
                                 ?::int[], ?::bigint[])
            ON CONFLICT (giveaway_id) DO UPDATE SET
                status = excluded.status, channel_id = excluded.channel_id, message_id = excluded.message_id,
                terms = excluded.terms, draw = excluded.draw, rerolls = excluded.rerolls,
                entries = excluded.entries, version = excluded.version
            WHERE held.version < excluded.version
            """.formatted(COLUMNS);

    private final String upsert;

    GiveawayViews(DataSource dataSource, ViewSchema schema) {
        super(dataSource, schema.of("query.giveaway"), "giveaway_id", COLUMNS);
        this.upsert = schema.of(UPSERT);
    }

    @Override
    protected void store(JdbcClient target, List<GiveawayView> sorted) {
        target.sql(upsert)
                .param(texts(sorted, GiveawayView::giveawayId))
                .param(texts(sorted, GiveawayView::guildId))
                .param(texts(sorted, view -> view.status().name()))
                .param(texts(sorted, GiveawayView::channelId))
                .param(texts(sorted, GiveawayView::messageId))
                .param(texts(sorted, view -> EventJson.writeString(view.terms())))
                .param(texts(sorted, view -> {
                    GiveawayDraw draw = view.draw();
                    return draw == null ? null : EventJson.writeString(draw);
                }))
                .param(texts(sorted, view -> EventJson.writeString(view.rerolls())))
                .param(column(sorted, GiveawayView::entries, Integer[]::new))
                .param(column(sorted, GiveawayView::version, Long[]::new))
                .update();
    }

    @Override
    protected GiveawayView read(ResultSet row) throws SQLException {
        String draw = row.getString("draw");
        return new GiveawayView(
                row.getString("giveaway_id"),
                row.getString("guild_id"),
                GiveawayStatus.valueOf(row.getString("status")),
                row.getString("channel_id"),
                row.getString("message_id"),
                EventJson.read(row.getString("terms"), GiveawayTerms.class),
                draw == null ? null : EventJson.read(draw, GiveawayDraw.class),
                EventJson.mapper().readValue(row.getString("rerolls"), REROLLS),
                row.getInt("entries"),
                row.getLong("version"));
    }
}
