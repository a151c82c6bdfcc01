package dev.guildhall.eventlog;

import javax.sql.DataSource;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

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
    private static final String GRANTS = """
            grant usage on schema log to %1$I;
            grant select, insert, update, delete on all tables in schema log to %1$I;
            grant usage on all sequences in schema log to %1$I;
            revoke update, delete, truncate on log.event from %1$I""";

    /** Rewriting the table of keys is not among the rights that can be given before PostgreSQL 17. */
    private static final String MAINTENANCE = """
            do $maintenance$ begin
            if current_setting('server_version_num')::integer >= 170000 then
                grant maintain on log.subject_key to %1$I;
            end if;
            end $maintenance$""";

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
        DataSource own =
                new DriverManagerDataSource(LogConnections.like(program).url(), username, password);
        SchemaMigration.migrate(own, EventLogConfiguration.SCHEMA);
        JdbcClient jdbc = JdbcClient.create(own);
        String grants = jdbc.sql("select format(?, ?)")
                .params(GRANTS, user)
                .query(String.class)
                .single();
        jdbc.sql(grants).update();
        allowMaintenance(jdbc, user);
    }

    private static void allowMaintenance(JdbcClient jdbc, String user) {
        String grant = jdbc.sql("select format(?, ?)")
                .params(MAINTENANCE, user)
                .query(String.class)
                .single();
        jdbc.sql(grant).update();
    }

    /** The password is for PostgreSQL alone. */
    @Override
    public String toString() {
        return "LogOwner[" + username + "]";
    }
}
