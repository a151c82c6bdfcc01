package dev.guildhall.panel;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/**
 * All files of the page, in memory. Their addresses carry a digest of all of them, so that browsers may keep them for
 * ever, and a page never mixes files of two releases.
 */
final class PanelFiles {
    private static final String FOLDER = "dev/guildhall/panel/page/";
    private static final int VERSION_BYTES = 8;

    private final SortedMap<String, PanelFile> files;
    private final String version;

    private PanelFiles(SortedMap<String, PanelFile> files) {
        this.files = files;
        this.version = digest(files);
    }

    static PanelFiles load() {
        SortedMap<String, PanelFile> files = new TreeMap<>();
        try {
            Resource[] found = new PathMatchingResourcePatternResolver(PanelFiles.class.getClassLoader())
                    .getResources("classpath*:" + FOLDER + "**/*");
            for (Resource resource : found) {
                String name = name(resource.getURL());
                // Folders are found, too: on disk they cannot be read, in a jar they end with a slash.
                if (resource.isReadable() && !name.isEmpty() && !name.endsWith("/")) {
                    files.putIfAbsent(name, PanelFile.of(name, resource.getContentAsByteArray()));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new PanelFiles(files);
    }

    private static String name(URL url) {
        String address = url.getPath();
        return address.substring(address.lastIndexOf(FOLDER) + FOLDER.length());
    }

    /** Of what browsers hold when they hold any of it. */
    String version() {
        return version;
    }

    Optional<PanelFile> file(String name) {
        return Optional.ofNullable(files.get(name));
    }

    SortedMap<String, PanelFile> all() {
        return files;
    }

    private static String digest(SortedMap<String, PanelFile> files) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            files.forEach((name, file) -> {
                digest.update(name.getBytes(StandardCharsets.UTF_8));
                digest.update(file.plain());
            });
            return HexFormat.of().formatHex(Arrays.copyOf(digest.digest(), VERSION_BYTES));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
