package dev.guildhall.bot.status;

import dev.guildhall.door.request.Answer;
import dev.guildhall.door.status.BotStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** For the other sides only; the door lets nobody else in. */
@RestController("botStatusRoutes")
public final class StatusRoutes {
    private final OwnStatus own;

    StatusRoutes(OwnStatus own) {
        this.own = own;
    }

    @GetMapping(BotStatus.ROUTE)
    Answer<BotStatus> status() {
        return Answer.of(own.botStatus());
    }
}
