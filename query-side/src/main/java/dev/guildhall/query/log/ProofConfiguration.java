package dev.guildhall.query.log;

import dev.guildhall.door.SharedClock;
import dev.guildhall.eventlog.AnchorRecords;
import dev.guildhall.eventlog.EventTail;
import dev.guildhall.eventlog.LogReader;
import dev.guildhall.eventlog.LogVerification;
import dev.guildhall.eventlog.VerificationRecords;
import dev.guildhall.eventlog.Verifications;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** What is told about the log itself, to operators and to auditors. */
@Configuration(proxyBeanMethods = false)
@Import({LogRoutes.class, GuildProofRoutes.class, OperatorActionRoutes.class})
public class ProofConfiguration {
    @Bean
    VerificationRequests verificationRequests(
            LogReader log, EventTail tail, Verifications verifications, VerificationRecords verificationRecords) {
        return new VerificationRequests(log, tail, verifications, verificationRecords);
    }

    @Bean
    LogProofs logProofs(
            LogVerification verification,
            Verifications verifications,
            VerificationRecords verificationRecords,
            AnchorRecords anchorRecords,
            SharedClock clock) {
        return new LogProofs(verification, verifications, verificationRecords, anchorRecords, clock);
    }
}
