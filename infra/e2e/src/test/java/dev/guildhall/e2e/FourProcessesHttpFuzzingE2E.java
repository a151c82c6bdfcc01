package dev.guildhall.e2e;

@Shares(SharedInstallation.FOUR_PROCESSES)
final class FourProcessesHttpFuzzingE2E extends HttpFuzzing {}
