package dev.guildhall.eventlog;

import dev.guildhall.events.EventJson;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Anchors as lines of JSON at the end of a file, each on disk before the call returns. The file is opened anew each time,
 * so it may be moved away, and several processes may write to one. It belongs on another machine's disk, or where
 * only appending is allowed: beside the data base it protects from mistakes, not from whoever rules the machine.
 */
public final class AnchorFile implements AnchorSink {
    private final Path file;

    public AnchorFile(Path file) {
        this.file = file.toAbsolutePath();
    }

    @Override
    public String name() {
        return "file";
    }

    @Override
    public void record(Anchor anchor) throws IOException {
        boolean isNew = !Files.exists(file);
        try (FileChannel channel = FileChannel.open(
                file, StandardOpenOption.CREATE, StandardOpenOption.APPEND, StandardOpenOption.WRITE)) {
            // A line that a crash cut short must not swallow this one.
            String start = endsInsideALine() ? "\n" : "";
            ByteBuffer line =
                    ByteBuffer.wrap((start + EventJson.writeString(anchor) + "\n").getBytes(StandardCharsets.UTF_8));
            while (line.hasRemaining()) {
                channel.write(line);
            }
            channel.force(true);
        }
        if (isNew) {
            syncDirectory();
        }
    }

    private boolean endsInsideALine() throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            ByteBuffer last = ByteBuffer.allocate(1);
            return channel.size() > 0 && channel.read(last, channel.size() - 1) == 1 && last.get(0) != '\n';
        }
    }

    /** Otherwise a crash could leave the line on disk, but no file of that name. */
    private void syncDirectory() throws IOException {
        Path directory = file.getParent();
        if (directory != null) {
            try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
                channel.force(true);
            }
        }
    }
}
