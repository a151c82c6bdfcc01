package dev.guildhall.e2e;

import static org.awaitility.Awaitility.await;

import dev.guildhall.testkit.RedisProxy;
import dev.guildhall.testkit.TestRedis;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** What befalls Redis, the way to it, or a browser, for a while. */
enum RedisFault {
    KILLED {
        @Override
        void strike(TestRedis redis, RedisProxy proxy, Ear page, Duration time) {
            redis.kill();
            pass(time);
            redis.startAgain();
        }
    },
    RESTARTED {
        @Override
        void strike(TestRedis redis, RedisProxy proxy, Ear page, Duration time) {
            redis.restart();
        }
    },
    CUT {
        @Override
        void strike(TestRedis redis, RedisProxy proxy, Ear page, Duration time) {
            proxy.cut();
        }
    },
    PARTITIONED {
        @Override
        void strike(TestRedis redis, RedisProxy proxy, Ear page, Duration time) {
            proxy.hold();
            pass(time);
            proxy.release();
        }
    },
    LOSSY {
        @Override
        void strike(TestRedis redis, RedisProxy proxy, Ear page, Duration time) {
            proxy.lose(LOSS);
            pass(time);
            proxy.lose(0);
        }
    },
    BROWSER_STALLED {
        @Override
        void strike(TestRedis redis, RedisProxy proxy, Ear page, Duration time) {
            page.suspend();
            pass(time);
            page.resume();
        }
    };

    private static final double LOSS = 0.3;
    private static final int OF_EACH = 2;
    private static final int SHORTEST_MILLIS = 200;
    private static final int LONGEST_MILLIS = 2_500;

    /** Everything is as before when it returns, but for what it has done to those who were at work. */
    abstract void strike(TestRedis redis, RedisProxy proxy, Ear page, Duration time);

    /** Each kind as often as the others, in an order that the seed gives. */
    static List<RedisFault> schedule(Random random) {
        List<RedisFault> faults = new ArrayList<>();
        for (int i = 0; i < OF_EACH; i++) {
            Collections.addAll(faults, values());
        }
        Collections.shuffle(faults, random);
        return faults;
    }

    static Duration length(Random random) {
        return Duration.ofMillis(random.nextInt(SHORTEST_MILLIS, LONGEST_MILLIS));
    }

    static void pass(Duration time) {
        await().pollDelay(time).atMost(time.plusMinutes(1)).until(() -> true);
    }
}
