package dev.guildhall.e2e;

final class AllInOneHttpFuzzingE2E extends HttpFuzzing {
    AllInOneHttpFuzzingE2E() {
        super(SharedInstallation.ONE_PROCESS);
    }
}
