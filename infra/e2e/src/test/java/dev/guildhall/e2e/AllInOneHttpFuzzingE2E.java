package dev.guildhall.e2e;

@Shares(Layout.ONE_PROCESS)
final class AllInOneHttpFuzzingE2E extends HttpFuzzing {}
