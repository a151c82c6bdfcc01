package dev.guildhall.bot.configuration;

import dev.guildhall.bot.BotAdapterApplication;
import org.springframework.context.ConfigurableApplicationContext;

/** A bot of its own that reads one guild and says so. Arguments: the guild, then settings of the program. */
final class ReaderProgram {
    static final String READY = "READY";
    static final String READ = "READ version ";

    private ReaderProgram() {}

    public static void main(String[] arguments) {
        String[] settings = java.util.Arrays.copyOfRange(arguments, 1, arguments.length);
        try (ConfigurableApplicationContext bot = BotAdapterApplication.start(settings)) {
            System.out.println(READY);
            ConfigurationCache cache = bot.getBean(ConfigurationCache.class);
            System.out.println(READ + cache.read(arguments[0]).version());
        }
    }
}
