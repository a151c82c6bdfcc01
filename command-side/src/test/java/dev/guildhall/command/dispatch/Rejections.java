package dev.guildhall.command.dispatch;

import org.axonframework.test.aggregate.ResultValidator;
import org.hamcrest.CustomTypeSafeMatcher;
import org.hamcrest.Matcher;

/** That an aggregate said no, and nothing else. */
public final class Rejections {
    private Rejections() {}

    public static void expect(ResultValidator<?> result, Rejection rejection) {
        result.expectNoEvents().expectException(rejectedBy(rejection));
    }

    public static Matcher<Throwable> rejectedBy(Rejection rejection) {
        return new CustomTypeSafeMatcher<>("rejected: " + rejection) {
            @Override
            protected boolean matchesSafely(Throwable failure) {
                return failure instanceof Rejected rejected
                        && rejected.rejection().equals(rejection);
            }
        };
    }
}
