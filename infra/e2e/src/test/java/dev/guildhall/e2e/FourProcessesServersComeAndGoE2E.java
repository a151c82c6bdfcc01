package dev.guildhall.e2e;

@Shares(Layout.FOUR_PROCESSES)
final class FourProcessesServersComeAndGoE2E extends ServersComeAndGo {}
