package dev.guildhall.e2e;

@Shares(SharedInstallation.ONE_PROCESS)
final class AllInOneHttpFuzzingE2E extends HttpFuzzing {}
