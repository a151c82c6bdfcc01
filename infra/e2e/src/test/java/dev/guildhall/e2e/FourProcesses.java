package dev.guildhall.e2e;

import dev.guildhall.simulator.SimulatorSettings;
import dev.guildhall.testkit.FreePorts;
import dev.guildhall.testkit.JvmProcess;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;

/** The four sides in processes of their own, with the simulator in a fifth. */
public final class FourProcesses implements Installation {
    private static final String HEALTH = "/actuator/health/readiness";

    private final Servers servers;
    private final Map<Program, JvmProcess> programs = new ConcurrentHashMap<>();
    private final Map<Program, Map<String, String>> environments = new ConcurrentHashMap<>();
    private final Map<Program, Integer> ports = new HashMap<>();
    private final Map<Program, Duration> clockOffsets;
    private final Map<String, String> settings;
    private final int socketPort = FreePorts.next();

    private FourProcesses(Servers servers, Map<Program, Duration> clockOffsets, Map<String, String> settings) {
        this.servers = servers;
        this.settings = Map.copyOf(settings);
        this.clockOffsets = clockOffsets;
        for (Program program : Program.values()) {
            ports.put(program, FreePorts.next());
        }
    }

    /** @param clockOffsets how far the clocks of some programs are off; the others' are right */
    public static FourProcesses start(Map<Program, Duration> clockOffsets) {
        return start(Servers.start(), clockOffsets);
    }

    /** @param settings that every program has beside its own, as environment */
    public static FourProcesses startWith(Map<String, String> settings) {
        FourProcesses installation = new FourProcesses(Servers.start(), Map.of(), settings);
        installation.startAll();
        return installation;
    }

    /** @param servers closed with it */
    static FourProcesses start(Servers servers, Map<Program, Duration> clockOffsets) {
        FourProcesses installation = new FourProcesses(servers, clockOffsets, Map.of());
        installation.startAll();
        return installation;
    }

    private void startAll() {
        start(Program.SIMULATOR, Map.of("GUILDHALL_SIMULATOR_PORT", "" + ports.get(Program.SIMULATOR)));
        start(Program.COMMAND_SIDE, servers.forBoth());
        start(Program.QUERY_SIDE, servers.forBoth());
        start(Program.BOT_ADAPTER, servers.forRedisOnly());
        Map<String, String> push = servers.forRedisOnly();
        push.put("GUILDHALL_SOCKET_PORT", "" + socketPort);
        start(Program.PANEL_PUSH, push);
        for (Program side :
                List.of(Program.COMMAND_SIDE, Program.QUERY_SIDE, Program.BOT_ADAPTER, Program.PANEL_PUSH)) {
            Readiness.awaitAnswer(process(side), url(side) + HEALTH);
        }
        Readiness.awaitWorld(this);
    }

    private void start(Program side, Map<String, String> environment) {
        Map<String, String> all = new HashMap<>(environment);
        all.putAll(settings);
        all.put("SERVER_PORT", "" + ports.get(side));
        all.put("GUILDHALL_COMMANDSIDE_URL", url(Program.COMMAND_SIDE));
        all.put("GUILDHALL_QUERYSIDE_URL", url(Program.QUERY_SIDE));
        all.put("GUILDHALL_BOTADAPTER_URLS", url(Program.BOT_ADAPTER));
        all.put("GUILDHALL_PANELPUSH_URLS", url(Program.PANEL_PUSH));
        String simulator = url(Program.SIMULATOR);
        all.put("GUILDHALL_DISCORD_APIURL", simulator + "/api/v10");
        all.put("GUILDHALL_DISCORD_GATEWAYURL", simulator.replace("http:", "ws:") + "/gateway");
        all.put("GUILDHALL_DISCORD_TOKEN", SimulatorSettings.DEMO_BOT_TOKEN);
        all.put("GUILDHALL_DISCORD_CLIENTID", SimulatorSettings.DEMO_CLIENT_ID);
        all.put("GUILDHALL_DISCORD_CLIENTSECRET", SimulatorSettings.DEMO_CLIENT_SECRET);
        all.put("GUILDHALL_DIRECTORY_UPKEEP", Readiness.UPKEEP);
        Duration offset = clockOffsets.get(side);
        if (offset != null) {
            all.put("GUILDHALL_CLOCKOFFSET", offset.toString());
        }
        environments.put(side, all);
        programs.put(side, side.start(all));
    }

    /** A new process of this side, with the same settings, in the place of one that has ended. */
    public void startAgain(Program side) {
        Journal.forget(process(side));
        programs.put(side, side.start(Objects.requireNonNull(environments.get(side))));
        Readiness.awaitAnswer(process(side), url(side) + HEALTH);
    }

    /** One more process of this side, which none of the others knows; whoever starts it ends it. */
    public ProcessBeside startBeside(Program side, Duration clockOffset) {
        Map<String, String> environment = new HashMap<>(Objects.requireNonNull(environments.get(side)));
        int port = FreePorts.next();
        environment.put("SERVER_PORT", "" + port);
        environment.put("GUILDHALL_CLOCKOFFSET", clockOffset.toString());
        return new ProcessBeside(side, environment, "http://localhost:" + port + HEALTH);
    }

    public String simulatorUrl() {
        return url(Program.SIMULATOR);
    }

    private String url(Program side) {
        return "http://localhost:" + ports.get(side);
    }

    /** The one that plays this side at present. */
    public JvmProcess process(Program side) {
        JvmProcess process = programs.get(side);
        if (process == null) {
            throw new IllegalStateException(side + " has not been started");
        }
        return process;
    }

    @Override
    public String commandUrl() {
        return url(Program.COMMAND_SIDE);
    }

    @Override
    public String queryUrl() {
        return url(Program.QUERY_SIDE);
    }

    @Override
    public String socketUrl() {
        return "http://localhost:" + socketPort;
    }

    @Override
    public String streamUrl() {
        return url(Program.PANEL_PUSH);
    }

    @Override
    public Discord discord() {
        return new Discord(url(Program.SIMULATOR));
    }

    @Override
    public Servers servers() {
        return servers;
    }

    @Override
    public List<JvmProcess> programs() {
        return new ArrayList<>(programs.values());
    }

    @Override
    public void close() {
        for (JvmProcess program : programs.values()) {
            Journal.forget(program);
            program.close();
        }
        servers.close();
    }
}
