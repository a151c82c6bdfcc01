package dev.guildhall.push.status;

import dev.guildhall.door.request.Answer;
import dev.guildhall.door.status.PushStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** For the other sides only; the door lets nobody else in. */
@RestController("pushStatusRoutes")
public final class StatusRoutes {
    private final OwnStatus own;

    StatusRoutes(OwnStatus own) {
        this.own = own;
    }

    @GetMapping(PushStatus.ROUTE)
    Answer<PushStatus> status() {
        return Answer.of(own.pushStatus());
    }
}
