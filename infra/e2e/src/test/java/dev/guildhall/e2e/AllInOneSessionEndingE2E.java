package dev.guildhall.e2e;

@Shares(Layout.ONE_PROCESS)
final class AllInOneSessionEndingE2E extends SessionEnding {}
