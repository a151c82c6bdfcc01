package dev.guildhall.e2e;

@Shares(SharedInstallation.ONE_PROCESS)
final class AllInOneServersComeAndGoE2E extends ServersComeAndGo {}
