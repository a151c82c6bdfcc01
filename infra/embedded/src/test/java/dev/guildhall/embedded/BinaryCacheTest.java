package dev.guildhall.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BinaryCacheTest {

    private static final int EXTRACTORS = 4;

    @TempDir
    private Path directory = Path.of("");

    @Nested
    class WhenSeveralExtractAtOnce {

        @Test
        void givesAllOfThemTheSameCompleteDirectoryAndLeavesNoDrafts() throws Exception {
            URL archive = archive("content");
            CyclicBarrier together = new CyclicBarrier(EXTRACTORS);
            BinaryCache cache = new BinaryCache(directory.resolve("cache"));

            List<CompletableFuture<Path>> extractions = IntStream.range(0, EXTRACTORS)
                    .mapToObj(each -> CompletableFuture.supplyAsync(
                            () -> extract(cache, archive, together),
                            task -> Thread.ofPlatform().start(task)))
                    .toList();

            assertThat(extractions.stream().map(CompletableFuture::join).distinct())
                    .hasSize(1);
            assertThat(names(cache.root())).hasSize(1);
            assertThat(extractions.getFirst().join().resolve("file")).hasContent("content");
        }
    }

    @Nested
    class WhenTheContentChanges {

        @Test
        void keepsBothApart() throws IOException {
            BinaryCache cache = new BinaryCache(directory.resolve("cache"));
            CyclicBarrier alone = new CyclicBarrier(1);

            Path first = extract(cache, archive("one"), alone);
            Path second = extract(cache, archive("two"), alone);

            assertThat(first.resolve("file")).hasContent("one");
            assertThat(second.resolve("file")).hasContent("two");
        }
    }

    @Nested
    class WhenExtractionFails {

        @Test
        void leavesNothingThatLooksComplete() throws IOException {
            BinaryCache cache = new BinaryCache(directory.resolve("cache"));
            URL archive = archive("content");

            assertThatThrownBy(() -> cache.directory(
                            "thing",
                            archive,
                            (from, to) -> {
                                Files.writeString(to.resolve("half"), "x");
                                throw new IOException("disk full");
                            },
                            text -> {}))
                    .hasMessage("disk full");
            assertThat(names(cache.root())).isEmpty();
        }
    }

    @Nested
    class WhenPostgresIsUnpacked {

        @Test
        void comesOutTheSameWithAndWithoutTheSystemsTar() throws IOException {
            Platform platform = Platform.current();
            URL archive = platform.require(ServerKind.POSTGRES, platform.postgresArchive());
            Path here = Files.createDirectory(directory.resolve("here"));
            Path there = Files.createDirectory(directory.resolve("there"));

            PostgresBinaries.unpackHere(archive, here);
            boolean done = PostgresBinaries.unpackWith(Isolation.find("tar").orElseThrow(), archive, there);

            assertThat(done).isTrue();
            assertThat(tree(here)).isEqualTo(tree(there)).containsKey("bin/postgres");
        }
    }

    private static List<String> names(Path parent) throws IOException {
        try (Stream<Path> children = Files.list(parent)) {
            return children.map(Path::toString).toList();
        }
    }

    private static Map<String, String> tree(Path root) throws IOException {
        Map<String, String> tree = new TreeMap<>();
        try (Stream<Path> files = Files.walk(root)) {
            for (Path file : files.filter(path -> !Files.isDirectory(path)).toList()) {
                tree.put(
                        root.relativize(file).toString(),
                        Files.isSymbolicLink(file)
                                ? "-> " + Files.readSymbolicLink(file)
                                : Files.size(file) + " " + Files.isExecutable(file));
            }
        }
        return tree;
    }

    private URL archive(String content) throws IOException {
        Path file = Files.writeString(directory.resolve(content + ".txt"), content);
        try {
            return file.toUri().toURL();
        } catch (MalformedURLException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private static Path extract(BinaryCache cache, URL archive, CyclicBarrier together) {
        try {
            return cache.directory(
                    "thing",
                    archive,
                    (from, to) -> {
                        await(together);
                        Files.copy(from.openStream(), to.resolve("file"));
                    },
                    text -> {});
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static void await(CyclicBarrier together) throws IOException {
        try {
            together.await();
        } catch (Exception broken) {
            throw new IOException(broken);
        }
    }
}
