package dev.guildhall.benchmarks.panel;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.guildhall.benchmarks.Address;
import dev.guildhall.testkit.FreePorts;
import dev.guildhall.testkit.JvmProcess;
import dev.guildhall.testkit.TestRedis;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;

/** The all-in-one: all four sides and a simulated Discord in one process, as the peer is one. */
public final class Guildhall implements Side {
    /** A file: the program's whole life is recorded there with the Flight Recorder, and nothing measured means much. */
    private static final String JFR_PROPERTY = "guildhall.benchmark.jfr";

    private static final Duration START = Duration.ofSeconds(90);
    private static final Duration KNOWN = Duration.ofSeconds(30);
    private static final int OK = 200;
    private static final String UNLIMITED = "0";

    private final TestRedis redis;
    private final String redisUrl;
    private final int httpPort = FreePorts.next();
    private final int socketPort = FreePorts.next();
    private final int simulatorPort = FreePorts.next();
    private final JvmProcess process;
    private final List<Admin> owners = new ArrayList<>();
    private final List<String> members = new ArrayList<>();

    private Guildhall(
            Address address, TestRedis redis, String redisUrl, List<String> jvmOptions, Map<String, String> more) {
        this.redis = redis;
        this.redisUrl = redisUrl;
        List<String> options = new ArrayList<>(List.of(
                "-XX:TieredStopAtLevel=4",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow"));
        options.addAll(jvmOptions);
        String recording = System.getProperty(JFR_PROPERTY, "");
        if (!recording.isEmpty()) {
            options.add("-XX:StartFlightRecording=settings=profile,filename="
                    + Path.of(recording).toAbsolutePath());
        }
        this.process = JvmProcess.of("dev.guildhall.allinone.GuildhallApplication")
                .jvmOptions(options.toArray(String[]::new))
                .environment(environment(address, more))
                .start();
    }

    /** Returns when it is ready. */
    public static Guildhall start(Address address, String... jvmOptions) {
        TestRedis redis = TestRedis.dedicated();
        return start(address, redis, redis.url(), jvmOptions);
    }

    /** @param redisUrl where the program shall find that Redis, which is closed with it */
    public static Guildhall start(Address address, TestRedis redis, String redisUrl, String... jvmOptions) {
        return ready(new Guildhall(address, redis, redisUrl, List.of(jvmOptions), Map.of()));
    }

    /** @param more of its environment */
    public static Guildhall start(Address address, Map<String, String> more) {
        TestRedis redis = TestRedis.dedicated();
        return ready(new Guildhall(address, redis, redis.url(), List.of(), more));
    }

    private static Guildhall ready(Guildhall guildhall) {
        guildhall.process.awaitLine("is ready", START);
        return guildhall;
    }

    private Map<String, String> environment(Address address, Map<String, String> more) {
        Map<String, String> environment = new HashMap<>(Map.of(
                "GUILDHALL_DATA_DIR", Path.of("target", "guildhall-" + httpPort).toString(),
                "SERVER_PORT", Integer.toString(httpPort),
                "GUILDHALL_SOCKET_PORT", Integer.toString(socketPort),
                "GUILDHALL_SIMULATOR_PORT", Integer.toString(simulatorPort)));
        environment.putAll(Map.of(
                "SPRING_DATASOURCE_URL",
                address.jdbcUrl(),
                "SPRING_DATASOURCE_USERNAME",
                address.username(),
                "SPRING_DATASOURCE_PASSWORD",
                address.password(),
                "SPRING_DATA_REDIS_URL",
                redisUrl,
                // One address plays all people here.
                "GUILDHALL_LIMITS_ADDRESS_PER_MINUTE",
                UNLIMITED,
                "GUILDHALL_LIMITS_USER_PER_MINUTE",
                UNLIMITED));
        environment.putAll(more);
        return environment;
    }

    @Override
    public String name() {
        return "Guildhall";
    }

    @Override
    public String httpUrl() {
        return "http://127.0.0.1:" + httpPort;
    }

    @Override
    public String socketUrl() {
        return "http://127.0.0.1:" + socketPort;
    }

    @Override
    public String redisUrl() {
        return redisUrl;
    }

    public Simulator simulator() {
        return new Simulator("http://127.0.0.1:" + simulatorPort);
    }

    @Override
    public long pid() {
        return process.pid();
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    @Override
    public List<Admin> admins(int count) {
        List<String> users =
                count > owners.size() ? simulator().newMembers(Simulator.DEMO, count - owners.size()) : List.of();
        users.forEach(user -> owners.add(new Admin(simulator().newGuild(user), user, "")));
        return owners.subList(0, count).stream().map(this::known).toList();
    }

    @Override
    public List<Admin> adminsOfOneGuild(int count) {
        List<String> users =
                count > members.size() ? simulator().newMembers(Simulator.DEMO, count - members.size()) : List.of();
        users.forEach(user -> simulator().giveRole(Simulator.DEMO, user, Simulator.ADMIN_ROLE));
        members.addAll(users);
        return members.subList(0, count).stream()
                .map(user -> known(new Admin(Simulator.DEMO, user, "")))
                .toList();
    }

    /** Signed in anew; returns when the guild can be read. */
    private Admin known(Admin admin) {
        Admin user = signedIn(admin);
        String url = httpUrl() + "/api/guilds/" + admin.guildId() + "/settings";
        Awaitility.await().atMost(KNOWN).until(() -> Json.status(url, user.token()) == OK);
        return user;
    }

    /** Signed in anew; returns when the guild is in the list of the user's, without having been read itself. */
    public Admin listed(Admin admin) {
        Admin user = signedIn(admin);
        String url = httpUrl() + "/api/guilds";
        Awaitility.await()
                .atMost(KNOWN)
                .until(() -> Json.text(url, user.token()).contains(admin.guildId()));
        return user;
    }

    /** Signed in anew, whoever it is. */
    public Admin signedIn(Admin admin) {
        ObjectNode body = Json.MAPPER.createObjectNode().put("code", simulator().code(admin.userId()));
        String token = Json.send("POST", httpUrl() + "/api/auth/discord", body)
                .path("data")
                .path("token")
                .asText();
        return new Admin(admin.guildId(), admin.userId(), token);
    }

    @Override
    public void collectGarbage() {
        String jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
        try {
            for (String command : List.of("GC.run", "GC.run", "System.trim_native_heap")) {
                new ProcessBuilder(jcmd, Long.toString(pid()), command)
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .start()
                        .waitFor();
            }
        } catch (IOException e) {
            throw new UncheckedIOException("this benchmark needs a JDK", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    @Override
    public void close() {
        if (!System.getProperty(JFR_PROPERTY, "").isEmpty()) {
            process.terminate();
            process.awaitExit(START);
        }
        process.close();
        redis.close();
    }
}
