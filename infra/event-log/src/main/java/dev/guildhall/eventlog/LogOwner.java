package dev.guildhall.eventlog;

import com.zaxxer.hikari.HikariDataSource;
import javax.sql.DataSource;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Another user than the program's own, that owns the log. An owner may always give its rights back to itself and switch
 * triggers off; with this the program's user is not the owner, and can neither change the log nor allow itself to. It
 * needs CREATE on the data base, and a log that exists already has to be handed over to it by hand.
 *
 * @param username empty: the program's own user owns the log, and only its mistakes are kept from it
 */
@ConfigurationProperties("guildhall.log.owner")
public record LogOwner(
        @DefaultValue("") String username, @DefaultValue("") String password) {
    /** One process at a time: two that grant at once are refused as having changed one row of the catalogue. */
    private static final String GRANTS = """
            do $grants$ begin
            perform pg_advisory_xact_lock(4771926104113512548);
            grant usage on schema log to %1$I;
            grant select, insert, update, delete on all tables in schema log to %1$I;
            grant usage on all sequences in schema log to %1$I;
            revoke all on log.%2$I from %1$I;
            revoke insert, update, delete, truncate on log.event from %1$I;
            revoke update, delete, truncate on log.anchor from %1$I;
            grant execute on all functions in schema log to %1$I;
            if current_setting('server_version_num')::integer >= 170000 then
                grant maintain on log.subject_key to %1$I; -- to write it anew after an erasure
            end if;
            end $grants$""";

    /** Brings the log's schema up to date as its owner, and gives the program's user what it needs and no more. */
    void migrate(DataSource program) {
        if (username.isEmpty()) {
            SchemaMigration.migrate(program, EventLogConfiguration.SCHEMA);
            return;
        }
        String user = JdbcClient.create(program)
                .sql("select current_user")
                .query(String.class)
                .single();
        migrate(LogConnections.like(program).url(), user);
    }

    /**
     * The same where the program has not begun.
     *
     * @param user the program's
     */
    public void migrate(String url, String user) {
        try (HikariDataSource own = MigrationPool.open(url, username, password)) {
            SchemaMigration.migrate(own, EventLogConfiguration.SCHEMA);
            JdbcClient jdbc = JdbcClient.create(own);
            String grants = jdbc.sql("select format(?, ?, ?)")
                    .params(GRANTS, user, SchemaMigration.HISTORY)
                    .query(String.class)
                    .single();
            jdbc.sql(grants).update();
        }
    }

    /** The password is for PostgreSQL alone. */
    @Override
    public String toString() {
        return "LogOwner[" + username + "]";
    }
}
