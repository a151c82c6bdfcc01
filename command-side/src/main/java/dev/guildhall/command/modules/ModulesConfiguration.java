package dev.guildhall.command.modules;

import dev.guildhall.command.idempotency.Writes;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** How modules are switched and configured. */
@Configuration(proxyBeanMethods = false)
@Import({ModuleRoutes.class, DashboardRoutes.class})
public class ModulesConfiguration {
    @Bean
    ModuleWrites moduleWrites(Writes writes) {
        return new ModuleWrites(writes);
    }
}
