package dev.guildhall.allinone;

import dev.guildhall.eventlog.LogOwner;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.data.redis.autoconfigure.DataRedisConnectionDetails;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;

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

    /** Instead of what the properties say: in a data base of our own the program never owns the log. */
    @Bean
    @Primary
    @ConditionalOnProperty(name = "spring.datasource.url", matchIfMissing = true, havingValue = "never-set-to-this")
    LogOwner embeddedLogOwner(Surroundings surroundings) {
        var owner = surroundings.postgres().orElseThrow().logOwner();
        return new LogOwner(owner.username(), owner.password());
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
