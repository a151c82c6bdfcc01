package dev.guildhall.benchmarks.startup;

import java.util.Map;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;

/** The peer: the same starters and nothing else. It has no data base, so its pool stays closed. */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
public class BareProgram {
    public static void main(String[] arguments) {
        SpringApplication application = new SpringApplication(BareProgram.class);
        application.setDefaultProperties(Map.of(
                "server.port", "0",
                "spring.main.banner-mode", "off",
                "spring.flyway.enabled", "false",
                "spring.datasource.url", "jdbc:postgresql://localhost:1/none",
                "spring.data.redis.repositories.enabled", "false",
                "spring.threads.virtual.enabled", "true"));
        application.run(arguments);
        System.out.println(StartupBenchmark.READY);
    }
}
