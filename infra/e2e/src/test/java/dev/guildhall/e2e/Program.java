package dev.guildhall.e2e;

import dev.guildhall.testkit.JvmProcess;
import java.util.Map;

/** The programs that can be started, each with nothing but its own class path. */
public enum Program {
    COMMAND_SIDE("guildhall-command-side", "dev.guildhall.command.CommandSideApplication"),
    QUERY_SIDE("guildhall-query-side", "dev.guildhall.query.QuerySideApplication"),
    BOT_ADAPTER("guildhall-bot-adapter", "dev.guildhall.bot.BotAdapterApplication"),
    PANEL_PUSH("guildhall-panel-push", "dev.guildhall.push.PanelPushApplication"),
    SIMULATOR("guildhall-discord-simulator", "dev.guildhall.simulator.SimulatorApplication"),
    ALL_IN_ONE("guildhall-all-in-one", "dev.guildhall.allinone.GuildhallApplication");

    private static final String[] JVM_OPTIONS = {
        "-Xmx384m", "--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow"
    };

    private final String artifact;
    private final String mainClass;

    Program(String artifact, String mainClass) {
        this.artifact = artifact;
        this.mainClass = mainClass;
    }

    /** A description for those who want more than {@link #start}. */
    JvmProcess.Launch launch(Map<String, String> environment) {
        return JvmProcess.of(mainClass)
                .classPath(ProgramClassPath.of(artifact))
                .jvmOptions(JVM_OPTIONS)
                .environment(environment);
    }

    JvmProcess start(Map<String, String> environment) {
        JvmProcess process = launch(environment).start();
        Journal.follow(this, process);
        return process;
    }
}
