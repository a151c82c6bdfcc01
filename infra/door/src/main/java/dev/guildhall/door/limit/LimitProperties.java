package dev.guildhall.door.limit;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Requests per minute that one process answers; 0 sets no bound.
 *
 * @param addressPerMinute from one address, whoever asks
 * @param userPerMinute of one signed-in user, from wherever
 * @param failedSignInsPerMinute attempts to sign in or refresh from one address that are refused
 */
@ConfigurationProperties("guildhall.limits")
public record LimitProperties(
        @DefaultValue("600") int addressPerMinute,
        @DefaultValue("300") int userPerMinute,
        @DefaultValue("20") int failedSignInsPerMinute) {
    public LimitProperties {
        if (addressPerMinute < 0 || userPerMinute < 0 || failedSignInsPerMinute < 0) {
            throw new IllegalArgumentException("guildhall.limits: 0 sets no bound, and fewer than none make no sense");
        }
    }
}
