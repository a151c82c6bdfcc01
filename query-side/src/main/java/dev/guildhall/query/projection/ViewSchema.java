package dev.guildhall.query.projection;

/** Where a view's tables stand: the live ones, or those of the same names that are made beside them. */
public record ViewSchema(String name) {
    public static final ViewSchema LIVE = new ViewSchema("query");

    /** @param sql that names tables of the live schema */
    public String of(String sql) {
        return sql.replace(LIVE.name() + ".", name + ".");
    }
}
