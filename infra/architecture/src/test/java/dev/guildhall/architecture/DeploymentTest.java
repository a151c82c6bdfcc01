package dev.guildhall.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import dev.guildhall.contract.DocumentFile;
import dev.guildhall.contract.route.MappedRoute;
import dev.guildhall.contract.route.MappedRoutes;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** The files of the deployment fit the program, as far as that can be told without the programs that read them. */
class DeploymentTest {
    private static final Path DEPLOY = Path.of("..", "deploy");
    private static final String DOCUMENTATION = "dev.guildhall.door.documentation";

    /** Served by the all-in-one alone, which needs no nginx. */
    private static final String PANEL = "dev.guildhall.panel";

    /** Who serves the controllers of each side. */
    private static final Map<String, String> UPSTREAMS = Map.of(
            "dev.guildhall.command", "guildhall_command",
            "dev.guildhall.query", "guildhall_query",
            "dev.guildhall.push", "guildhall_stream");

    @Nested
    class WhenRedisIsDeployed {
        private final List<String> lines =
                DocumentFile.text(DEPLOY.resolve("redis.conf")).lines().toList();

        @Test
        void asksForAPasswordAndListensOnLoopbackOnly() {
            assertThat(lines).anyMatch(line -> line.startsWith("requirepass "));
            assertThat(lines).contains("bind 127.0.0.1 -::1", "protected-mode yes");
        }

        @Test
        void canSpeakTls() {
            assertThat(lines)
                    .anyMatch(line -> line.startsWith("#tls-port "))
                    .anyMatch(line -> line.startsWith("#tls-cert-file "))
                    .anyMatch(line -> line.startsWith("#tls-key-file "));
            assertThat(DocumentFile.text(DEPLOY.resolve("guildhall.env.example")))
                    .contains("SPRING_DATA_REDIS_URL=redis://:")
                    .contains("rediss://");
        }

        @Test
        void keepsNothingThatWouldHaveToBeTrusted() {
            assertThat(lines).contains("save \"\"", "appendonly no");
        }
    }

    @Nested
    class WhenNginxIsInFront {
        private final NginxFile nginx = new NginxFile(DEPLOY.resolve("nginx.conf"));

        @Test
        void everyRouteGoesToTheSideThatServesIt() {
            List<String> wrong = new ArrayList<>();
            for (MappedRoute mapped : MappedRoutes.onClassPath()) {
                String path = mapped.route().path();
                String owner = mapped.method().getDeclaringClass().getPackageName();
                String upstream = nginx.upstream(mapped.route().method(), path);
                if (!expected(owner, path).contains(upstream)) {
                    wrong.add("%s is served by %s, but nginx.conf sends it to '%s'"
                            .formatted(mapped.route(), owner, upstream));
                }
            }
            assertThat(wrong).as("Add a location to infra/deploy/nginx.conf").isEmpty();
        }

        private static List<String> expected(String owner, String path) {
            if (path.startsWith("/internal/") || path.equals("/error") || owner.equals(PANEL)) {
                return List.of(NginxFile.NOWHERE);
            }
            if (owner.equals(DOCUMENTATION)) {
                return List.copyOf(UPSTREAMS.values());
            }
            return UPSTREAMS.entrySet().stream()
                    .filter(side -> owner.startsWith(side.getKey() + "."))
                    .map(Map.Entry::getValue)
                    .toList();
        }

        @Test
        void socketsAreUpgradedAndStreamsAreNotHeldBack() {
            assertThat(nginx.upstream("GET", "/socket.io/")).isEqualTo("guildhall_socket");
            assertThat(nginx.text())
                    .contains("map $http_upgrade $guildhall_connection")
                    .contains("proxy_set_header Upgrade           $http_upgrade")
                    .contains("proxy_http_version 1.1");
            assertThat(nginx.location("/api/events/stream")).contains("proxy_buffering off");
            assertThat(nginx.location("/socket.io/")).contains("proxy_buffering off");
        }

        /** A process counts what one user has open: it has to see all that come from one address. */
        @Test
        void connectionsFromOneAddressGoToOneProcess() {
            for (String upstream : List.of("guildhall_socket", "guildhall_stream")) {
                assertThat(nginx.text()).containsPattern("upstream " + upstream + "\\s+\\{ ip_hash;");
            }
        }

        @Test
        void nobodyOutsideReachesWhatIsBetweenTheSides() {
            assertThat(nginx.location("/internal/guilds")).contains("return 404");
            assertThat(nginx.location("/actuator/prometheus")).contains("return 404");
        }
    }

    @Nested
    class WhenProcessesAreDeployed {
        private final String script = DocumentFile.text(DEPLOY.resolve("run-side"));

        @Test
        void theUnitStartsEachSideByItsMainClass() {
            List<String> mains = Pattern.compile("main=(\\S+)")
                    .matcher(script)
                    .results()
                    .map(main -> main.group(1))
                    .toList();
            assertThat(mains)
                    .hasSizeGreaterThanOrEqualTo(4)
                    .allSatisfy(main -> assertThat(Class.forName(main).getMethod("main", String[].class))
                            .isNotNull());
            assertThat(DocumentFile.text(DEPLOY.resolve("guildhall@.service")))
                    .contains("ExecStart=/opt/guildhall/run-side %i", "Restart=always", "EnvironmentFile=");
        }

        @Test
        void theScriptIsOneThatAShellCanRead() throws IOException, InterruptedException {
            Process shell = new ProcessBuilder(
                            "sh", "-n", DEPLOY.resolve("run-side").toString())
                    .inheritIO()
                    .start();
            assertThat(shell.waitFor()).isZero();
        }
    }

    @Nested
    class WhenTriedByHand {
        private static final Pattern LINE = Pattern.compile("(?m)^\\| `([^`]+)` \\| ([a-z-]+) \\|");

        @Test
        void everyLogLineOfTheRecipesIsWrittenByTheSideThatIsNamed() {
            TreeSet<String> missing = new TreeSet<>();
            LINE.matcher(DocumentFile.text(DEPLOY.resolve("README.md")))
                    .results()
                    .forEach(line -> {
                        if (!sources(line.group(2)).contains('"' + line.group(1) + '"')) {
                            missing.add(line.group(2) + ": " + line.group(1));
                        }
                    });
            assertThat(missing)
                    .as("Log lines in infra/deploy/README.md that nobody writes")
                    .isEmpty();
        }

        @Test
        void thereAreRecipesForRedisSocketsAndStreams() {
            assertThat(DocumentFile.text(DEPLOY.resolve("README.md")))
                    .contains("psubscribe bot:config:*", "/socket.io/?EIO=4", "/api/events/stream?guildId=");
        }

        private static String sources(String side) {
            try (Stream<Path> files = Files.walk(Path.of("..", "..", side, "src", "main"))) {
                return files.filter(file -> file.toString().endsWith(".java"))
                        .map(DocumentFile::text)
                        .collect(Collectors.joining());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
