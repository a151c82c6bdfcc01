package dev.guildhall.benchmarks;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A contender in a process of its own, so that none spoils another one's compiled code or heap. */
public final class ChildContender implements Contender {
    /** As the program is started in production. */
    private static final List<String> FLAGS =
            List.of("--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow");

    private final String name;
    private final Process process;
    private final BufferedReader output;

    private ChildContender(String name, Process process) {
        this.name = name;
        this.process = process;
        this.output = process.inputReader(StandardCharsets.UTF_8);
    }

    /** A JVM with this one's class path; returns when it is ready. */
    public static ChildContender java(
            String name, Class<?> program, List<String> arguments, Map<String, String> environment) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(FLAGS);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), program.getName()));
        command.addAll(arguments);
        return start(name, command, Path.of(""), environment);
    }

    /** Any program that talks as {@link ContenderProgram} does; returns when it is ready. */
    public static ChildContender start(
            String name, List<String> command, Path directory, Map<String, String> environment) {
        File errors = Path.of("target", "contender-" + name.replace(' ', '-') + ".log")
                .toFile();
        ProcessBuilder builder = new ProcessBuilder(command).redirectError(errors);
        builder.directory(directory.toAbsolutePath().toFile());
        builder.environment().putAll(environment);
        try {
            ChildContender contender = new ChildContender(name, builder.start());
            contender.await(line -> line.equals(ContenderProgram.READY));
            return contender;
        } catch (IOException e) {
            throw new UncheckedIOException("no process for " + name, e);
        }
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Sample run(int callers, Duration time) {
        try {
            process.getOutputStream().write((callers + " " + time.toMillis() + "\n").getBytes(StandardCharsets.UTF_8));
            process.getOutputStream().flush();
        } catch (IOException e) {
            throw new UncheckedIOException(name + " has ended", e);
        }
        return Sample.parse(await(Sample::isLine));
    }

    /** The next line of that kind; others are its log. */
    private String await(java.util.function.Predicate<String> condition) {
        StringBuilder log = new StringBuilder();
        try {
            for (String line = output.readLine(); line != null; line = output.readLine()) {
                if (condition.test(line)) {
                    return line;
                }
                log.append(line).append('\n');
            }
        } catch (IOException e) {
            throw new UncheckedIOException(name + " does not answer", e);
        }
        throw new IllegalStateException(name + " has ended; see target, and what it said:\n" + log);
    }

    /** Its input ends, and so does it. */
    @Override
    public void close() {
        try {
            process.getOutputStream().close();
            if (!process.waitFor(Duration.ofSeconds(10))) {
                process.destroyForcibly();
            }
        } catch (IOException e) {
            process.destroyForcibly();
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
