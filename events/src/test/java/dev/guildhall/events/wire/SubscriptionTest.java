package dev.guildhall.events.wire;

import static org.assertj.core.api.Assertions.assertThat;

import dev.guildhall.events.Change;
import dev.guildhall.events.EventJson;
import java.util.List;
import org.junit.jupiter.api.Test;

class SubscriptionTest {
    private static final Subscription PAID = new Subscription("PREMIUM", "2027-03-01T00:00:00Z");

    @Test
    void itsChangesLeadThereAndBack() {
        assertThat(Subscription.NONE.changesTo(Subscription.NONE)).isEmpty();
        assertThat(Subscription.NONE.after(Subscription.NONE.changesTo(PAID))).isEqualTo(PAID);
        assertThat(PAID.after(PAID.changesTo(Subscription.NONE))).isEqualTo(Subscription.NONE);
    }

    @Test
    void passesOverAPathThatALaterReleaseMayKnow() {
        assertThat(PAID.after(List.of(new Change("seats", null, 3L)))).isEqualTo(PAID);
    }

    @Test
    void standsInJsonWithItsEndEvenWhereThereIsNone() {
        assertThat(EventJson.writeString(Subscription.NONE)).isEqualTo("{\"plan\":\"FREE\",\"until\":null}");
        assertThat(EventJson.read("{\"plan\":\"FREE\",\"until\":null}", Subscription.class))
                .isEqualTo(Subscription.NONE);
    }
}
