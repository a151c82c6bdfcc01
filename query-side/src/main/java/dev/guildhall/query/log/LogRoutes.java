package dev.guildhall.query.log;

import dev.guildhall.door.DoorProperties;
import dev.guildhall.door.SharedClock;
import dev.guildhall.door.problem.ProblemException;
import dev.guildhall.door.problem.ProblemType;
import dev.guildhall.door.request.Answer;
import dev.guildhall.door.token.Asker;
import dev.guildhall.eventlog.Anchoring;
import dev.guildhall.eventlog.LogHead;
import dev.guildhall.eventlog.LogVerification;
import dev.guildhall.eventlog.VerificationRecord;
import dev.guildhall.eventlog.Verifications;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** For operators; the head also for the other sides, which write it down where this one cannot. */
@RestController
public final class LogRoutes {
    /** A log that is verified within this time is answered about at once. */
    static final Duration QUICK = Duration.ofSeconds(1);

    private static final String VERIFY = "/api/ops/log/verify";

    private final LogVerification verification;
    private final Verifications verifications;
    private final Anchoring anchoring;
    private final LogProofs proofs;
    private final SharedClock clock;
    private final Set<String> operators;

    LogRoutes(
            LogVerification verification,
            Verifications verifications,
            Anchoring anchoring,
            LogProofs proofs,
            SharedClock clock,
            DoorProperties properties) {
        this.verification = verification;
        this.verifications = verifications;
        this.anchoring = anchoring;
        this.proofs = proofs;
        this.clock = clock;
        this.operators = Set.copyOf(properties.operators());
    }

    @GetMapping("/api/ops/log/head")
    ResponseEntity<Answer<LogHeadView>> head(Asker asker) {
        requireOperator(asker);
        LogHead head = verification.head();
        return Answer.of(LogHeadView.of(head, anchoring.sinks()), head.position())
                .entity();
    }

    @GetMapping("/internal/log/head")
    Answer<LogHead> headForSides() {
        LogHead head = verification.head();
        return Answer.of(head, head.position());
    }

    @GetMapping(VERIFY)
    Answer<VerificationView> newest(Asker asker) {
        requireOperator(asker);
        return Answer.of(VerificationView.of(verifications.newest(), clock.instant()));
    }

    /** 200 with the result, or 202 while it goes on. */
    @PostMapping(VERIFY)
    ResponseEntity<Answer<VerificationView>> verify(
            Asker asker, @RequestBody(required = false) @Nullable AnchorsByHand body) throws InterruptedException {
        requireOperator(asker);
        if (verifications.start(asker.userId(), AnchorsByHand.in(body)).isEmpty()) {
            throw new ProblemException(
                    ProblemType.CONFLICT,
                    "A verification without these anchors is under way: ask again when it has ended");
        }
        Optional<VerificationRecord> verification = verifications.await(QUICK);
        Answer<VerificationView> answer = Answer.of(VerificationView.of(verification, clock.instant()));
        return verification.filter(known -> known.state().running()).isEmpty()
                ? ResponseEntity.ok(answer)
                : ResponseEntity.status(HttpStatus.ACCEPTED)
                        .location(URI.create(VERIFY))
                        .body(answer);
    }

    /** The newest verification, the last one with a result, and how far the log is known outside: of all processes. */
    @GetMapping("/api/ops/log/verification")
    Answer<LogProofView> proof(Asker asker) {
        requireOperator(asker);
        return Answer.of(proofs.forOperators());
    }

    private void requireOperator(Asker asker) {
        if (asker.service() || !operators.contains(asker.userId())) {
            throw new ProblemException(ProblemType.FORBIDDEN, "For operators only");
        }
    }
}
