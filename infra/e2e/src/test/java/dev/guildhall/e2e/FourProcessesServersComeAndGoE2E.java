package dev.guildhall.e2e;

@Shares(SharedInstallation.FOUR_PROCESSES)
final class FourProcessesServersComeAndGoE2E extends ServersComeAndGo {}
