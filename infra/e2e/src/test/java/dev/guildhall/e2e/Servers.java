package dev.guildhall.e2e;

import dev.guildhall.testkit.TestDatabase;
import dev.guildhall.testkit.TestPostgres;
import dev.guildhall.testkit.TestRedis;
import java.util.HashMap;
import java.util.Map;

/**
 * The PostgreSQL and Redis of one installation, and how its programs are told about them.
 *
 * @param redisUrl where the programs find that Redis
 */
record Servers(TestPostgres postgres, TestDatabase database, TestRedis redis, String redisUrl)
        implements AutoCloseable {

    static Servers start() {
        TestRedis redis = TestRedis.dedicated();
        return with(redis, redis.url());
    }

    /** @param redisUrl of something that stands before that Redis */
    static Servers with(TestRedis redis, String redisUrl) {
        TestPostgres postgres = TestPostgres.dedicated();
        return new Servers(postgres, postgres.newDatabase(), redis, redisUrl);
    }

    /** Environment of a program that keeps no data. */
    Map<String, String> forRedisOnly() {
        Map<String, String> environment = new HashMap<>();
        environment.put("GUILDHALL_JWT_SECRET", Tokens.SECRET);
        environment.put("GUILDHALL_OPERATORS", World.OTTO);
        environment.put("SPRING_DATA_REDIS_URL", redisUrl);
        // Tests ask from one address, as few users, and more often than people.
        environment.put("GUILDHALL_LIMITS_ADDRESS_PER_MINUTE", "0");
        environment.put("GUILDHALL_LIMITS_USER_PER_MINUTE", "0");
        environment.put("GUILDHALL_LIMITS_FAILED_SIGN_INS_PER_MINUTE", "0");
        return environment;
    }

    /** Environment of a program with data. */
    Map<String, String> forBoth() {
        Map<String, String> environment = forRedisOnly();
        environment.put("SPRING_DATASOURCE_URL", database.jdbcUrl());
        environment.put("SPRING_DATASOURCE_USERNAME", database.username());
        environment.put("SPRING_DATASOURCE_PASSWORD", database.password());
        return environment;
    }

    @Override
    public void close() {
        redis.close();
        postgres.close();
    }
}
