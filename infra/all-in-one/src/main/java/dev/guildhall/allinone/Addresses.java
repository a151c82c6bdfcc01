package dev.guildhall.allinone;

import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.context.ApplicationContext;
import org.springframework.core.env.Environment;

/** What is where, for the ready line. */
final class Addresses {
    private static final String HTTP = "http://localhost:";

    private Addresses() {}

    static Map<String, String> of(ApplicationContext context, Surroundings surroundings) {
        Environment environment = context.getEnvironment();
        String api = HTTP + environment.getProperty("local.server.port", "8080");
        Map<String, String> addresses = new LinkedHashMap<>();
        addresses.put("Panel", api + "/");
        addresses.put("HTTP API", api + "/api");
        addresses.put("Health", api + "/actuator/health");
        addresses.put("Socket.IO", HTTP + environment.getProperty("guildhall.socket.port", "8081"));
        surroundings.simulatorUrl().ifPresent(url -> addresses.put("Discord simulator", url));
        addresses.put("PostgreSQL", surroundings.postgresAddress(environment));
        addresses.put("Redis", surroundings.redisAddress(environment));
        addresses.put("Data", surroundings.dataDirectory().toAbsolutePath().toString());
        return addresses;
    }
}
