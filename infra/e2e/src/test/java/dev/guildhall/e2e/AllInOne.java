package dev.guildhall.e2e;

import dev.guildhall.testkit.FreePorts;
import dev.guildhall.testkit.JvmProcess;
import java.util.List;
import java.util.Map;

/** Everything in one process. Its servers are outside of it here, so that a test can do them harm. */
record AllInOne(Servers servers, JvmProcess program, int httpPort, int socketPort, int simulatorPort)
        implements Installation {
    static AllInOne start() {
        return start(Servers.start(), Map.of());
    }

    /** @param servers closed with it */
    static AllInOne start(Servers servers) {
        return start(servers, Map.of());
    }

    /** @param more of its environment */
    static AllInOne start(Map<String, String> more) {
        return start(Servers.start(), more);
    }

    private static AllInOne start(Servers servers, Map<String, String> more) {
        int http = FreePorts.next();
        int socket = FreePorts.next();
        int simulator = FreePorts.next();
        Map<String, String> environment = servers.forBoth();
        environment.put("SERVER_PORT", "" + http);
        environment.put("GUILDHALL_SOCKET_PORT", "" + socket);
        environment.put("GUILDHALL_DIRECTORY_UPKEEP", Readiness.UPKEEP);
        environment.put("GUILDHALL_SIMULATOR_PORT", "" + simulator);
        environment.putAll(more);
        AllInOne installation = new AllInOne(servers, Program.ALL_IN_ONE.start(environment), http, socket, simulator);
        Readiness.awaitAnswer(installation.program, installation.queryUrl() + "/actuator/health/readiness");
        Readiness.awaitWorld(installation);
        return installation;
    }

    @Override
    public String commandUrl() {
        return "http://localhost:" + httpPort;
    }

    @Override
    public String queryUrl() {
        return commandUrl();
    }

    @Override
    public String socketUrl() {
        return "http://localhost:" + socketPort;
    }

    @Override
    public String streamUrl() {
        return commandUrl();
    }

    @Override
    public Discord discord() {
        return new Discord("http://localhost:" + simulatorPort);
    }

    @Override
    public Servers servers() {
        return servers;
    }

    @Override
    public List<JvmProcess> programs() {
        return List.of(program);
    }

    @Override
    public void close() {
        Journal.forget(program);
        program.close();
        servers.close();
    }
}
