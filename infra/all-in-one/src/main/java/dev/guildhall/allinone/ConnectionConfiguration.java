package dev.guildhall.allinone;

import dev.guildhall.eventlog.SchemasInPlace;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.data.redis.autoconfigure.DataRedisConnectionDetails;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Where the embedded servers are, for those addresses that nobody named. */
@Configuration(proxyBeanMethods = false)
class ConnectionConfiguration {
    @Bean
    @ConditionalOnProperty(name = "spring.datasource.url", matchIfMissing = true, havingValue = "never-set-to-this")
    JdbcConnectionDetails embeddedPostgres(Surroundings surroundings) {
        var server = surroundings.postgres().orElseThrow();
        return new JdbcConnectionDetails() {
            @Override
            public String getUsername() {
                return server.program().username();
            }

            @Override
            public String getPassword() {
                return server.program().password();
            }

            @Override
            public String getJdbcUrl() {
                return server.jdbcUrl();
            }
        };
    }

    /** The log's owner has signed in before; its secret is not for this context. */
    @Bean
    @ConditionalOnProperty(name = "spring.datasource.url", matchIfMissing = true, havingValue = "never-set-to-this")
    SchemasInPlace embeddedSchemas() {
        return new SchemasInPlace();
    }

    @Bean
    @ConditionalOnProperty(name = "spring.data.redis.url", matchIfMissing = true, havingValue = "never-set-to-this")
    DataRedisConnectionDetails embeddedRedis(Surroundings surroundings) {
        var server = surroundings.redis().orElseThrow();
        return new DataRedisConnectionDetails() {
            @Override
            public String getPassword() {
                return server.password();
            }

            @Override
            public Standalone getStandalone() {
                return Standalone.of("127.0.0.1", server.port());
            }
        };
    }
}
