package dev.guildhall.embedded;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/**
 * The roles beside the superuser. Whoever owns a table may always allow himself more, and a superuser needs no
 * allowance; so the log belongs to a role that only migrates it, and the program works as one that is neither.
 *
 * @param logOwner owns the schema of the log
 * @param program owns every other schema
 */
record PostgresRoles(DatabaseRole logOwner, DatabaseRole program) {

    private static final String LOG_OWNER = "guildhall_log";
    private static final String PROGRAM = "guildhall_program";
    private static final String LOG_SCHEMA = "log";

    /** Their secrets stand beside the superuser's. */
    static PostgresRoles keptIn(Path home) throws IOException {
        return new PostgresRoles(
                new DatabaseRole(LOG_OWNER, SecretFile.password(home.resolve("log-owner-password"))),
                new DatabaseRole(PROGRAM, SecretFile.password(home.resolve("program-password"))));
    }

    /**
     * Makes the roles what they are to be, and hands them what an earlier version made as superuser. One statement a
     * line, as PostgreSQL's single-user mode reads them; all of it may be repeated at any time.
     */
    List<String> statements(String database) {
        return List.of(
                created(logOwner),
                created(program),
                "GRANT CREATE ON DATABASE %s TO %s, %s".formatted(database, LOG_OWNER, PROGRAM),
                handedOver("relation", """
                        SELECT format('ALTER TABLE %I.%I', n.nspname, c.relname) AS change, n.nspname, c.relowner AS owner
                          FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
                         WHERE c.relkind IN ('r', 'p', 'v', 'm', 'S') AND NOT EXISTS (
                               SELECT FROM pg_depend d WHERE d.classid = 'pg_class'::regclass AND d.objid = c.oid
                                  AND c.relkind = 'S' AND d.deptype IN ('a', 'i'))"""),
                handedOver("function", """
                        SELECT format('ALTER ROUTINE %s', p.oid::regprocedure) AS change, n.nspname, p.proowner AS owner
                          FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace WHERE true"""),
                handedOver("schema", """
                        SELECT format('ALTER SCHEMA %I', n.nspname) AS change, n.nspname, n.nspowner AS owner
                          FROM pg_namespace n WHERE true"""));
    }

    /** Changes when the statements or the secrets do; tells nothing of either. */
    String fingerprint(String database) {
        try {
            byte[] all = String.join("\n", statements(database)).getBytes(StandardCharsets.UTF_8);
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(all));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    private static String created(DatabaseRole role) {
        return oneLine("""
                DO $$ BEGIN
                  IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = '%1$s') THEN CREATE ROLE %1$s; END IF;
                  ALTER ROLE %1$s LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOREPLICATION NOBYPASSRLS PASSWORD '%2$s';
                END $$""".formatted(role.username(), role.password()));
    }

    private static String handedOver(String what, String objects) {
        return oneLine("""
                DO $$ DECLARE %1$s record; heir text; BEGIN
                  FOR %1$s IN %2$s AND n.nspname NOT LIKE 'pg\\_%%'
                                   AND n.nspname NOT IN ('information_schema', 'public') LOOP
                    heir := CASE %1$s.nspname WHEN '%3$s' THEN '%4$s' ELSE '%5$s' END;
                    IF %1$s.owner <> heir::regrole THEN EXECUTE %1$s.change || ' OWNER TO ' || heir; END IF;
                  END LOOP;
                END $$""".formatted(what, objects, LOG_SCHEMA, LOG_OWNER, PROGRAM));
    }

    private static String oneLine(String statement) {
        return statement.replaceAll("\\s+", " ");
    }
}
