package dev.guildhall.panel;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** What a bundler would find out, told before a browser does. */
class PanelFilesTest {
    private static final PanelFiles FILES = PanelFiles.load();
    private static final int MOST_BYTES = 300 * 1024;

    private static final Pattern IMPORT =
            Pattern.compile("(?:^import (?:[^'\\n]* from )?|\\bimport\\()'([^']+)'", Pattern.MULTILINE);
    private static final Pattern TEXT = Pattern.compile("^ {2}'?([\\w.-]+)'?: '", Pattern.MULTILINE);
    private static final Pattern ASKED = Pattern.compile("\\bt\\('([\\w.-]+)'");

    private static String text(String name) {
        return new String(FILES.file(name).orElseThrow().plain(), StandardCharsets.UTF_8);
    }

    private static Stream<String> own(String ending) {
        return FILES.all().keySet().stream().filter(name -> !name.startsWith("vendor/") && name.endsWith(ending));
    }

    private static List<String> all(Pattern pattern, String text) {
        return pattern.matcher(text).results().map(found -> found.group(1)).toList();
    }

    @Nested
    class WhenTheFirstPageIsFetched {
        @Test
        void takesLessThanAPictureWould() {
            FirstPage page = new FirstPage(FILES);
            int sum = FirstPage.first(FILES)
                    .mapToInt(name -> FILES.file(name).orElseThrow().zipped().length)
                    .sum();

            assertThat(sum + page.document("8081").length).isLessThan(MOST_BYTES);
        }

        @Test
        void runsNoScriptThatItsPolicyDoesNotName() {
            String document = new String(new FirstPage(FILES).document("8081"), StandardCharsets.UTF_8);

            assertThat(all(Pattern.compile("<script([^>]*)>[^<]"), document)).containsExactly(" type=\"importmap\"");
            assertThat(document).doesNotContain(" style=", "@imports@", "@preload@", "@folder@", "@socket@");
            assertThat(new FirstPage(FILES).policy("")).doesNotContain("unsafe");
        }
    }

    @Nested
    class WhenAScriptImports {
        @Test
        void thatFileIsThere() {
            Set<String> missing = new TreeSet<>();
            own(".js")
                    .forEach(name -> all(IMPORT, text(name)).stream()
                            .filter(wanted -> FILES.file(resolved(name, wanted)).isEmpty())
                            .forEach(wanted -> missing.add(name + " imports " + wanted)));

            assertThat(missing).isEmpty();
        }

        private static String resolved(String from, String wanted) {
            if (!wanted.startsWith(".")) {
                return FirstPage.LIBRARIES.getOrDefault(wanted, "no library: " + wanted);
            }
            return java.nio.file.Path.of(from)
                    .resolveSibling(wanted)
                    .normalize()
                    .toString()
                    .replace('\\', '/');
        }
    }

    @Nested
    class WhenItSpeaks {
        /** By folder, since a feature's texts come with it. */
        private static Map<String, Set<String>> texts(String language) {
            Map<String, Set<String>> texts = new LinkedHashMap<>();
            own("/" + language + ".js").forEach(name -> texts.put(folder(name), Set.copyOf(all(TEXT, text(name)))));
            own("/texts.js").forEach(name -> {
                Matcher block = Pattern.compile(
                                "const " + language + " = \\{(.*?)^};", Pattern.MULTILINE | Pattern.DOTALL)
                        .matcher(text(name));
                if (block.find()) {
                    texts.put(folder(name), Set.copyOf(all(TEXT, block.group(1))));
                }
            });
            return texts;
        }

        private static String folder(String name) {
            return name.substring(0, name.indexOf('/'));
        }

        @Test
        void saysEverythingInBothLanguages() {
            assertThat(texts("fr")).isEqualTo(texts("en"));
        }

        @Test
        void hasATextForWhateverIsAsked() {
            Set<String> known =
                    texts("en").values().stream().flatMap(Set::stream).collect(Collectors.toSet());
            Set<String> missing = new TreeSet<>();
            own(".js")
                    .forEach(name -> all(ASKED, text(name)).stream()
                            .filter(asked -> !known.contains(asked))
                            .forEach(asked -> missing.add(name + " asks for " + asked)));

            assertThat(missing).isEmpty();
        }
    }

    @Nested
    class WhenOthersWroteIt {
        @Test
        void theirLicenceAllowsIt() {
            List<String> licences = FILES.all().keySet().stream()
                    .filter(name -> name.startsWith("vendor/") && name.endsWith("/LICENSE"))
                    .toList();

            assertThat(licences).hasSameSizeAs(List.of("preact", "htm", "query-core", "socket.io-client", "uplot"));
            assertThat(licences)
                    .allSatisfy(name -> assertThat(text(name))
                            .containsAnyOf(
                                    "MIT License", "Permission is hereby granted, free of charge", "Apache License"));
        }
    }
}
