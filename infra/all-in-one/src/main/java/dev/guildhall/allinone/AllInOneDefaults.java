package dev.guildhall.allinone;

import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Settings of the platform that suit all sides in one process. Weaker than anything that is set. */
final class AllInOneDefaults {
    /** What the platform would set up because its classes are there, and nobody uses. Each costs a little of every start. */
    private static final String UNUSED = Stream.of(
                    "actuate.autoconfigure.audit.AuditAutoConfiguration",
                    "actuate.autoconfigure.audit.AuditEventsEndpointAutoConfiguration",
                    "actuate.autoconfigure.beans.BeansEndpointAutoConfiguration",
                    "actuate.autoconfigure.condition.ConditionsReportEndpointAutoConfiguration",
                    "actuate.autoconfigure.context.ShutdownEndpointAutoConfiguration",
                    "actuate.autoconfigure.context.properties.ConfigurationPropertiesReportEndpointAutoConfiguration",
                    "actuate.autoconfigure.endpoint.jackson.Jackson2EndpointAutoConfiguration",
                    "actuate.autoconfigure.endpoint.jmx.JmxEndpointAutoConfiguration",
                    "actuate.autoconfigure.env.EnvironmentEndpointAutoConfiguration",
                    "actuate.autoconfigure.logging.LogFileWebEndpointAutoConfiguration",
                    "actuate.autoconfigure.logging.LoggersEndpointAutoConfiguration",
                    "actuate.autoconfigure.management.HeapDumpWebEndpointAutoConfiguration",
                    "actuate.autoconfigure.management.ThreadDumpEndpointAutoConfiguration",
                    "actuate.autoconfigure.sbom.SbomEndpointAutoConfiguration",
                    "actuate.autoconfigure.scheduling.ScheduledTasksEndpointAutoConfiguration",
                    "actuate.autoconfigure.startup.StartupEndpointAutoConfiguration",
                    "actuate.autoconfigure.web.exchanges.HttpExchangesEndpointAutoConfiguration",
                    "actuate.autoconfigure.web.mappings.MappingsEndpointAutoConfiguration",
                    "autoconfigure.admin.SpringApplicationAdminJmxAutoConfiguration",
                    "autoconfigure.aop.AopAutoConfiguration",
                    "autoconfigure.context.MessageSourceAutoConfiguration",
                    "autoconfigure.jmx.JmxAutoConfiguration",
                    "autoconfigure.task.TaskSchedulingAutoConfiguration",
                    "data.autoconfigure.metrics.DataRepositoryMetricsAutoConfiguration",
                    "data.autoconfigure.web.DataWebAutoConfiguration",
                    "data.redis.autoconfigure.DataRedisReactiveAutoConfiguration",
                    "data.redis.autoconfigure.DataRedisRepositoriesAutoConfiguration",
                    "data.redis.autoconfigure.health.DataRedisReactiveHealthContributorAutoConfiguration",
                    "data.redis.autoconfigure.observation.LettuceObservationAutoConfiguration",
                    "http.client.autoconfigure.HttpClientAutoConfiguration",
                    "http.client.autoconfigure.imperative.ImperativeHttpClientAutoConfiguration",
                    "http.client.autoconfigure.metrics.HttpClientMetricsAutoConfiguration",
                    "http.client.autoconfigure.reactive.ReactiveHttpClientAutoConfiguration",
                    "http.client.autoconfigure.service.HttpServiceClientPropertiesAutoConfiguration",
                    "jdbc.autoconfigure.DataSourceInitializationAutoConfiguration",
                    "jdbc.autoconfigure.JdbcClientAutoConfiguration",
                    "jdbc.autoconfigure.JdbcTemplateAutoConfiguration",
                    "jdbc.autoconfigure.JndiDataSourceAutoConfiguration",
                    "jdbc.autoconfigure.XADataSourceAutoConfiguration",
                    "micrometer.metrics.autoconfigure.CompositeMeterRegistryAutoConfiguration",
                    "micrometer.metrics.autoconfigure.MetricsAspectsAutoConfiguration",
                    "micrometer.metrics.autoconfigure.MetricsEndpointAutoConfiguration",
                    "micrometer.metrics.autoconfigure.export.prometheus.PrometheusMetricsExportAutoConfiguration",
                    "micrometer.metrics.autoconfigure.export.simple.SimpleMetricsExportAutoConfiguration",
                    "micrometer.metrics.autoconfigure.ssl.SslMetricsAutoConfiguration",
                    "micrometer.metrics.autoconfigure.startup.StartupTimeMetricsListenerAutoConfiguration",
                    "micrometer.metrics.autoconfigure.task.TaskExecutorMetricsAutoConfiguration",
                    "micrometer.observation.autoconfigure.ScheduledTasksObservationAutoConfiguration",
                    "netty.autoconfigure.NettyAutoConfiguration",
                    "persistence.autoconfigure.PersistenceExceptionTranslationAutoConfiguration",
                    "restclient.autoconfigure.RestClientAutoConfiguration",
                    "restclient.autoconfigure.RestClientObservationAutoConfiguration",
                    "restclient.autoconfigure.RestTemplateAutoConfiguration",
                    "restclient.autoconfigure.RestTemplateObservationAutoConfiguration",
                    "restclient.autoconfigure.service.HttpServiceClientAutoConfiguration",
                    "security.autoconfigure.ReactiveUserDetailsServiceAutoConfiguration",
                    "security.autoconfigure.UserDetailsServiceAutoConfiguration",
                    "security.autoconfigure.actuate.web.reactive.ReactiveManagementWebSecurityAutoConfiguration",
                    "security.autoconfigure.actuate.web.servlet.ManagementWebSecurityAutoConfiguration",
                    "security.autoconfigure.web.reactive.ReactiveWebSecurityAutoConfiguration",
                    "security.oauth2.server.resource.autoconfigure.OAuth2ResourceServerAutoConfiguration",
                    "security.oauth2.server.resource.autoconfigure.reactive.ReactiveOAuth2ResourceServerAutoConfiguration",
                    "security.oauth2.server.resource.autoconfigure.web.OAuth2ResourceServerWebSecurityAutoConfiguration",
                    "security.oauth2.server.resource.autoconfigure.web.reactive.ReactiveOAuth2ResourceServerWebSecurityAutoConfiguration",
                    "servlet.autoconfigure.MultipartAutoConfiguration",
                    "servlet.autoconfigure.actuate.web.exchanges.ServletHttpExchangesAutoConfiguration",
                    "servlet.autoconfigure.actuate.web.mappings.ServletMappingsAutoConfiguration",
                    "tomcat.autoconfigure.actuate.web.server.TomcatReactiveManagementContextAutoConfiguration",
                    "tomcat.autoconfigure.reactive.TomcatReactiveWebServerAutoConfiguration",
                    "transaction.autoconfigure.TransactionAutoConfiguration",
                    "transaction.jta.autoconfigure.JtaAutoConfiguration",
                    "webmvc.autoconfigure.actuate.web.mappings.WebMvcMappingsAutoConfiguration")
            .map("org.springframework.boot."::concat)
            .collect(Collectors.joining(","));

    static final Map<String, Object> PROPERTIES = Map.ofEntries(
            Map.entry("spring.application.name", "guildhall"),
            Map.entry("spring.autoconfigure.exclude", UNUSED),
            Map.entry("spring.main.banner-mode", "off"),
            Map.entry("spring.main.lazy-initialization", "false"),
            // Progress tells it, in fewer words.
            Map.entry("spring.main.log-startup-info", "false"),
            Map.entry("server.port", "8080"),
            Map.entry("server.shutdown", "immediate"),
            // Also how long a write waits for a listener that does not read.
            Map.entry("server.tomcat.connection-timeout", "20s"),
            Map.entry("spring.threads.virtual.enabled", "true"),
            Map.entry("guildhall.command-side.url", "http://localhost:${server.port}"),
            Map.entry("guildhall.query-side.url", "http://localhost:${server.port}"),
            Map.entry("spring.flyway.enabled", "false"),
            Map.entry("spring.datasource.hikari.pool-name", "guildhall"),
            Map.entry("spring.datasource.hikari.maximum-pool-size", "20"),
            // Signing in takes 20 ms of a processor each while the program is cold: more are made when they are wanted.
            Map.entry("spring.datasource.hikari.minimum-idle", "2"),
            // In milliseconds: with PostgreSQL away a caller is told so within two seconds.
            Map.entry("spring.datasource.hikari.connection-timeout", "2000"),
            Map.entry("spring.datasource.hikari.validation-timeout", "1000"),
            // In seconds: a PostgreSQL that fell silent is taken for dead.
            Map.entry("spring.datasource.hikari.data-source-properties.connectTimeout", "2"),
            Map.entry("spring.datasource.hikari.data-source-properties.socketTimeout", "20"),
            Map.entry("spring.datasource.hikari.data-source-properties.tcpKeepAlive", "true"),
            Map.entry("spring.data.redis.repositories.enabled", "false"),
            // Redis is a cache and a messenger: rather do without it than wait for it.
            Map.entry("spring.data.redis.connect-timeout", "1s"),
            Map.entry("spring.data.redis.timeout", "1s"),
            // Redis may be absent at any time, which makes nobody unhealthy.
            Map.entry("management.health.redis.enabled", "false"),
            Map.entry("management.endpoints.web.exposure.include", "health,info,prometheus"),
            // Told by PrometheusFigures instead.
            Map.entry("management.prometheus.metrics.export.enabled", "false"),
            Map.entry("management.endpoint.health.probes.enabled", "true"),
            Map.entry("logging.level.root", "warn"),
            Map.entry("logging.level.dev.guildhall", "info"));

    private AllInOneDefaults() {}
}
