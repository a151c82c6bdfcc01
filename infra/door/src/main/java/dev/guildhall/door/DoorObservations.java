package dev.guildhall.door;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.config.observation.SecurityObservationSettings;

/** A request is observed once, as a whole, and not once more in each of the filters that it goes through. */
@Configuration(proxyBeanMethods = false)
class DoorObservations {
    @Bean
    SecurityObservationSettings securityObservations() {
        return SecurityObservationSettings.noObservations();
    }
}
