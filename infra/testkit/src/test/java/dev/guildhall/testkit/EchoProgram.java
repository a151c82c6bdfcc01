package dev.guildhall.testkit;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Says its arguments and a variable, then counts until it is stopped, or exits when told to. */
final class EchoProgram {

    private static final int EXIT_CODE = 7;
    private static final long TICK_MILLIS = 10;

    private EchoProgram() {}

    public static void main(String[] arguments) throws InterruptedException {
        System.out.println("argument " + arguments[0] + " variable " + System.getenv("ECHO_VARIABLE"));
        System.err.println("an error line");
        if ("exit".equals(arguments[0])) {
            System.exit(EXIT_CODE);
        }
        CountDownLatch never = new CountDownLatch(1);
        for (int tick = 1; !never.await(TICK_MILLIS, TimeUnit.MILLISECONDS); tick++) {
            System.out.println("tick " + tick);
        }
    }
}
