package dev.guildhall.embedded;

import java.time.Duration;

/** What differs between the two servers as processes. */
enum ServerKind {
    /** SIGINT rolls open transactions back and ends; SIGTERM would wait for every client to leave. */
    POSTGRES(
            "PostgreSQL",
            "postgres",
            "INT",
            Duration.ofMinutes(2),
            Duration.ofSeconds(30),
            "GUILDHALL_POSTGRES_PORT",
            "SPRING_DATASOURCE_URL"),
    REDIS(
            "Redis",
            "redis-server",
            "TERM",
            Duration.ofSeconds(30),
            Duration.ofSeconds(10),
            "GUILDHALL_REDIS_PORT",
            "SPRING_DATA_REDIS_URL");

    private final String title;
    private final String program;
    private final String stopSignal;
    private final Duration startTimeout;
    private final Duration stopTimeout;
    private final String portSetting;
    private final String urlSetting;

    ServerKind(
            String title,
            String program,
            String stopSignal,
            Duration startTimeout,
            Duration stopTimeout,
            String portSetting,
            String urlSetting) {
        this.title = title;
        this.program = program;
        this.stopSignal = stopSignal;
        this.startTimeout = startTimeout;
        this.stopTimeout = stopTimeout;
        this.portSetting = portSetting;
        this.urlSetting = urlSetting;
    }

    String title() {
        return title;
    }

    /** File name of the server's program. */
    String program() {
        return program;
    }

    /** Without the leading SIG. */
    String stopSignal() {
        return stopSignal;
    }

    /** Crash recovery included. */
    Duration startTimeout() {
        return startTimeout;
    }

    Duration stopTimeout() {
        return stopTimeout;
    }

    /** The setting that makes this server unnecessary. */
    String urlSetting() {
        return urlSetting;
    }

    /** The setting that fixes the port of this server. */
    String portSetting() {
        return portSetting;
    }

    EmbeddedServerException portTaken(int port) {
        return new EmbeddedServerException("Port " + port + " of 127.0.0.1 is taken by another program, so " + title
                + " cannot start there. Stop that program, choose another port with " + portSetting
                + ", or name that server with " + urlSetting + " if you mean to use it.");
    }
}
