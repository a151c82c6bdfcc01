package dev.guildhall.query.rebuild;

import org.jspecify.annotations.Nullable;

/**
 * One of the tables that a view is made of.
 *
 * @param name in whatever schema
 * @param owner the table in which it stands which guild a row is of: another one of the view, or, with its schema, one
 *     that is no part of it; {@code null} where that is a column of this one, {@code guild_id}
 * @param key by which rows find their owner
 * @param increasing a column that is greater in each row than the positions of all events before; rows are added to such
 *     a table, and never changed. {@code null} in others
 */
public record ViewTable(
        String name,
        @Nullable String owner,
        String key,
        @Nullable String increasing) {
    private static final String GUILD = "guild_id";

    /** Whose rows say themselves of which guild they are. */
    public static ViewTable of(String name) {
        return new ViewTable(name, null, GUILD, null);
    }

    public ViewTable ownedBy(String table, String by) {
        return new ViewTable(name, table, by, increasing);
    }

    public ViewTable increasingBy(String column) {
        return new ViewTable(name, owner, key, column);
    }

    String in(String schema) {
        return schema + "." + name;
    }

    /** Its rows as texts, each with its guild and what {@link #place} says. */
    String rows(String schema) {
        return "SELECT %s AS guild_id, %s AS place, '%s' || r::text AS content FROM %s r%s"
                .formatted(
                        (owner == null ? "r." : "o.") + GUILD,
                        place(),
                        name,
                        in(schema),
                        owner == null ? "" : " JOIN " + ownerIn(schema) + " o USING (" + key + ")");
    }

    /** After all positions where a row may change whenever it likes. */
    private String place() {
        return increasing == null ? Long.MAX_VALUE + "" : "r." + increasing;
    }

    /** Takes out what a guild has in it; the guild's id is the one parameter. */
    String deletion(String schema) {
        return owner == null
                ? "DELETE FROM " + in(schema) + " WHERE " + GUILD + " = ?"
                : "DELETE FROM %s r USING %s o WHERE o.%s = r.%3$s AND o.%s = ?"
                        .formatted(in(schema), ownerIn(schema), key, GUILD);
    }

    private String ownerIn(String schema) {
        return owner != null && owner.contains(".") ? owner : schema + "." + owner;
    }
}
