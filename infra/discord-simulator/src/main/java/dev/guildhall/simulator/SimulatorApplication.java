package dev.guildhall.simulator;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The simulator as a process of its own, on {@code GUILDHALL_SIMULATOR_PORT} or 8082; runs until it is told to stop. */
public final class SimulatorApplication {
    private static final Logger LOG = LoggerFactory.getLogger(SimulatorApplication.class);
    private static final String PORT = "GUILDHALL_SIMULATOR_PORT";

    private SimulatorApplication() {}

    public static void main(String[] arguments) {
        String port = System.getenv(PORT);
        DiscordSimulator simulator = DiscordSimulator.start(SimulatorSettings.demo(
                port == null || port.isBlank() ? SimulatorSettings.DEFAULT_PORT : Integer.parseInt(port)));
        Runtime.getRuntime().addShutdownHook(new Thread(simulator::close, "stop"));
        LOG.info("Discord simulator: {}", simulator.baseUrl());
    }
}
