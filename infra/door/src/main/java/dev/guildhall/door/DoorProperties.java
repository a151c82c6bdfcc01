package dev.guildhall.door;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What every side needs to be told.
 *
 * @param jwtSecret signs the access tokens of all sides; there is deliberately no default
 * @param clockOffset shifts this machine's clock, to try what happens when clocks disagree
 * @param operators Discord user ids that may use the operators' routes
 * @param panelUrl where the panel lives, when it is of another origin than the API: allowed by CORS
 */
@ConfigurationProperties("guildhall")
public record DoorProperties(
        @Nullable String jwtSecret,
        @DefaultValue("0s") Duration clockOffset,
        @DefaultValue List<String> operators,
        @Nullable String panelUrl,
        @DefaultValue CommandSide commandSide,
        @DefaultValue QuerySide querySide) {
    /** @param url where other sides reach the command side */
    public record CommandSide(
            @DefaultValue("http://localhost:8080") String url) {}

    /** @param url where other sides reach the query side */
    public record QuerySide(
            @DefaultValue("http://localhost:8083") String url) {}
}
