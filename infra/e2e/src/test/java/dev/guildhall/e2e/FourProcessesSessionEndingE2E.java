package dev.guildhall.e2e;

@Shares(Layout.FOUR_PROCESSES)
final class FourProcessesSessionEndingE2E extends SessionEnding {}
