package dev.guildhall.e2e;

final class FourProcessesHttpFuzzingE2E extends HttpFuzzing {
    FourProcessesHttpFuzzingE2E() {
        super(SharedInstallation.FOUR_PROCESSES);
    }
}
