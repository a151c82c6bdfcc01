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
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * For operators; the head also for the other sides, which write it down where this one cannot. That the log is to be verified
 * is decided on the command side.
 */
@RestController
public final class LogRoutes {
    /** A log that is verified within this time is answered about at once. */
    static final Duration QUICK = Duration.ofSeconds(1);

    private static final String FOLLOW = "/internal/log/verifications";

    private final LogVerification verification;
    private final Verifications verifications;
    private final VerificationRequests requests;
    private final Anchoring anchoring;
    private final LogProofs proofs;
    private final SharedClock clock;
    private final Set<String> operators;

    LogRoutes(
            LogVerification verification,
            Verifications verifications,
            VerificationRequests requests,
            Anchoring anchoring,
            LogProofs proofs,
            SharedClock clock,
            DoorProperties properties) {
        this.verification = verification;
        this.verifications = verifications;
        this.requests = requests;
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

    @GetMapping("/api/ops/log/verify")
    Answer<VerificationView> newest(Asker asker) {
        requireOperator(asker);
        return Answer.of(VerificationView.of(verifications.newest(), clock.instant()));
    }

    /** Which heads the one under way was given, for the command side before it decides. */
    @GetMapping(FOLLOW)
    Answer<UnderWay> underWay() {
        return Answer.of(UnderWay.of(verifications.givenByHand()));
    }

    /** Begins what the log requests; 200 with the result, or 202 while it goes on. */
    @PostMapping(FOLLOW)
    ResponseEntity<Answer<VerificationView>> follow() throws InterruptedException {
        requests.follow();
        Optional<VerificationRecord> own = verifications.await(QUICK);
        // Another process may have been faster.
        Optional<VerificationRecord> newest =
                own.filter(known -> known.state().running()).or(verifications::newest);
        Answer<VerificationView> answer = Answer.of(VerificationView.of(newest, clock.instant()));
        return newest.filter(known -> known.state().running()).isEmpty()
                ? ResponseEntity.ok(answer)
                : ResponseEntity.accepted().body(answer);
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
