package dev.guildhall.e2e;

@Shares(SharedInstallation.ONE_PROCESS)
final class AllInOneSessionEndingE2E extends SessionEnding {}
