package dev.guildhall.embedded;

import java.net.URL;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Which binaries fit this machine. */
record Platform(String system, String processor) {

    static Platform current() {
        return of(System.getProperty("os.name", ""), System.getProperty("os.arch", ""));
    }

    static Platform of(String osName, String osArch) {
        String name = osName.toLowerCase(Locale.ROOT);
        String system = name.contains("mac") || name.contains("darwin") ? "darwin" : name.replaceAll("[^a-z].*", "");
        String processor = switch (osArch.toLowerCase(Locale.ROOT)) {
            case "amd64", "x86_64" -> "amd64";
            case "aarch64", "arm64" -> "arm64";
            default -> osArch;
        };
        return new Platform(system, processor);
    }

    String postgresArchive() {
        return "postgres-" + system + "-"
                + switch (processor) {
                    case "amd64" -> "x86_64";
                    case "arm64" -> "arm_64";
                    default -> processor;
                }
                + ".txz";
    }

    /** The file name holds a version that differs from platform to platform. */
    String redisBinary() {
        boolean armLinux = "linux".equals(system) && "arm64".equals(processor);
        return "redis-server-" + (armLinux ? "6.2.7" : "6.2.6-v5") + "-" + system + "-" + processor;
    }

    /** @throws EmbeddedServerException when it is not there, naming the setting that makes it unnecessary */
    URL require(ServerKind server, String resource) {
        @Nullable URL url = Platform.class.getClassLoader().getResource(resource);
        if (url == null) {
            throw new EmbeddedServerException("No embedded " + server.title() + " for this platform (" + system + ", "
                    + processor + "). Name a server of your own with " + server.urlSetting() + ".");
        }
        return url;
    }
}
