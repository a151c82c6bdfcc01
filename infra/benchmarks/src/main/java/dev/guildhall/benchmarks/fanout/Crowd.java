package dev.guildhall.benchmarks.fanout;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.guildhall.benchmarks.Sample;
import dev.guildhall.benchmarks.panel.Admin;
import dev.guildhall.benchmarks.panel.Browsers;
import dev.guildhall.benchmarks.panel.Json;
import dev.guildhall.benchmarks.panel.Side;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** All sockets of one side, in one guild's room. */
final class Crowd {
    /** A person has at most 20. */
    private static final int SOCKETS_A_PERSON = 10;

    /** Higher than any that the log gives here, or else the frame would be old news. */
    private static final long FIRST_VERSION = 1_000_000_000;

    private final Browsers browsers;
    private final Side side;
    private final int sockets;
    private long version = FIRST_VERSION;
    private String guildId = "";

    Crowd(Browsers browsers, Side side, int sockets) {
        this.browsers = browsers;
        this.side = side;
        this.sockets = sockets;
    }

    Side side() {
        return side;
    }

    void open() {
        ObjectNode more = Json.MAPPER.createObjectNode().put("sockets", sockets);
        ArrayNode tokens = more.putArray("tokens");
        List<Admin> people = side.adminsOfOneGuild(Math.ceilDiv(sockets, SOCKETS_A_PERSON));
        people.forEach(admin -> tokens.add(admin.token()));
        guildId = people.getFirst().guildId();
        browsers.task("open", side, more);
    }

    void shut() {
        browsers.task("shut", side, Json.MAPPER.createObjectNode());
    }

    /** So many frames for everybody, one after the other; times are those of the last socket. */
    Sample fanOut(int times, int warmUp, int pauseMillis) {
        ObjectNode more = Json.MAPPER
                .createObjectNode()
                .put("redis", side.redisUrl())
                .put("guildId", guildId)
                .put("times", times)
                .put("warmUp", warmUp)
                .put("pauseMillis", pauseMillis)
                .put("firstVersion", version);
        version += times + warmUp;
        return Browsers.sample(browsers.task("fanOut", side, more));
    }

    /** Kibibytes of memory that the system counts as the process's own, after its garbage has been collected. */
    double residentKib() {
        side.collectGarbage();
        try {
            return Files.readAllLines(Path.of("/proc", Long.toString(side.pid()), "status")).stream()
                    .filter(line -> line.startsWith("VmRSS:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")))
                    .findFirst()
                    .orElseThrow();
        } catch (IOException e) {
            throw new UncheckedIOException("benchmarks need Linux", e);
        }
    }
}
