package dev.guildhall.e2e;

@Shares(SharedInstallation.ONE_PROCESS)
final class AllInOnePanelProgramsE2E extends PanelPrograms {}
