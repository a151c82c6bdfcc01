package dev.guildhall.e2e;

@Shares(Layout.FOUR_PROCESSES)
final class FourProcessesHttpFuzzingE2E extends HttpFuzzing {}
