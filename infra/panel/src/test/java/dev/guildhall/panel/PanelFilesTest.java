package dev.guildhall.panel;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** The page as browsers get it, and the texts in its sources, which surefire finds from the module's folder. */
class PanelFilesTest {
    private static final PanelFiles FILES = PanelFiles.load();
    private static final String DOCUMENT = document(true);
    private static final String FOLDER = "/panel/" + FILES.version() + "/";
    private static final Path SOURCES = Path.of("src", "main", "node", "page");
    private static final int MOST_BYTES = 300 * 1024;

    private static final Pattern NAMED = Pattern.compile("(?:src|href)=\"([^\"]+)\"");
    private static final Pattern SCRIPT =
            Pattern.compile("<script type=\"module\" src=\"" + FOLDER + "([^\"]+)\"></script>");
    private static final Pattern OPENED = Pattern.compile("\\bimport\\(\"\\./([^\"]+)\"\\)");
    private static final Pattern TEXT = Pattern.compile("^ {2}'?([\\w.-]+)'?: '", Pattern.MULTILINE);
    private static final Pattern ASKED = Pattern.compile("\\bt\\('([\\w.-]+)'");

    private static String document(boolean signedIn) {
        return new String(new FirstPage(FILES).document("8081", signedIn), StandardCharsets.UTF_8);
    }

    private static String text(String name) {
        return new String(FILES.file(name).orElseThrow().plain(), StandardCharsets.UTF_8);
    }

    private static List<String> all(Pattern pattern, String text) {
        return pattern.matcher(text).results().map(found -> found.group(1)).toList();
    }

    @Nested
    class WhenTheFirstPageIsFetched {
        private static String script() {
            assertThat(all(SCRIPT, DOCUMENT)).hasSize(1);
            return text(all(SCRIPT, DOCUMENT).getFirst());
        }

        @Test
        void takesLessThanAPictureWould() {
            int sum = all(NAMED, DOCUMENT).stream()
                    .mapToInt(address -> FILES.file(address.substring(FOLDER.length()))
                            .orElseThrow()
                            .zipped()
                            .length)
                    .sum();

            assertThat(sum + DOCUMENT.length()).isLessThan(MOST_BYTES);
        }

        @Test
        void hasItsScriptAtOnce() {
            assertThat(script()).doesNotContain("from\"./", "import\"./");
        }

        @Test
        void hasItsTemplatesCompiled() {
            assertThat(FILES.all().keySet()).noneMatch(name -> name.startsWith("licences/htm"));
        }

        @Test
        void leavesForLaterWhatIsOpenedLater() {
            List<String> opened = all(OPENED, script());

            assertThat(opened)
                    .extracting(name -> name.substring(0, name.indexOf('-')))
                    .containsExactlyInAnyOrder(
                            "history", "time", "giveaways", "tickets", "log", "access", "operators", "io");
            assertThat(FILES.all()).containsKeys(opened.toArray(String[]::new));
        }

        @Test
        void asksBeforeAllElseOnlyForWhoeverIsSignedIn() {
            String asking = "<script src=\"" + FOLDER + "asking.js\"></script>\n";

            assertThat(DOCUMENT).contains(asking);
            assertThat(document(false)).isEqualTo(DOCUMENT.replace(asking, ""));
        }

        @Test
        void runsNothingThatIsInsideIt() {
            assertThat(DOCUMENT).doesNotContainPattern("<script[^>]*>[^<]").doesNotContain("<style", " style=", "@");
            assertThat(FirstPage.policy("")).doesNotContain("unsafe", "sha256");
        }
    }

    @Nested
    class WhenItSpeaks {
        /** By folder, since a feature's texts come with it. */
        private static Map<String, Set<String>> texts(String language) {
            Map<String, Set<String>> texts = new LinkedHashMap<>();
            Pattern block = Pattern.compile("const " + language + " = \\{(.*?)^};", Pattern.MULTILINE | Pattern.DOTALL);
            sources().forEach((file, source) -> {
                String folder = file.getName(0).toString();
                if (file.endsWith(language + ".js")) {
                    texts.put(folder, Set.copyOf(all(TEXT, source)));
                } else if (file.endsWith("texts.js")) {
                    all(block, source).forEach(inside -> texts.put(folder, Set.copyOf(all(TEXT, inside))));
                }
            });
            return texts;
        }

        private static SortedMap<Path, String> sources() {
            SortedMap<Path, String> sources = new TreeMap<>();
            try (Stream<Path> files = Files.walk(SOURCES)) {
                for (Path file :
                        files.filter(each -> each.toString().endsWith(".js")).toList()) {
                    sources.put(SOURCES.relativize(file), Files.readString(file));
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return sources;
        }

        @Test
        void saysEverythingInBothLanguages() {
            assertThat(texts("fr")).isEqualTo(texts("en")).hasSizeGreaterThan(1);
        }

        @Test
        void hasATextForWhateverIsAsked() {
            Set<String> known =
                    texts("en").values().stream().flatMap(Set::stream).collect(Collectors.toSet());
            Set<String> missing = new TreeSet<>();
            sources()
                    .forEach((file, source) -> all(ASKED, source).stream()
                            .filter(asked -> !known.contains(asked))
                            .forEach(asked -> missing.add(file + " asks for " + asked)));

            assertThat(missing).isEmpty();
        }
    }

    @Nested
    class WhenOthersWroteIt {
        @Test
        void theirLicenceAllowsIt() {
            List<String> licences = FILES.all().keySet().stream()
                    .filter(name -> name.startsWith("licences/"))
                    .toList();

            assertThat(licences)
                    .contains(
                            "licences/preact/LICENSE",
                            "licences/@tanstack/query-core/LICENSE",
                            "licences/socket.io-client/LICENSE",
                            "licences/engine.io-client/LICENSE",
                            "licences/uplot/LICENSE");
            assertThat(licences)
                    .allSatisfy(name -> assertThat(text(name))
                            .containsAnyOf(
                                    "MIT License", "Permission is hereby granted, free of charge", "Apache License"));
        }
    }
}
