package dev.guildhall.e2e;

@Shares(SharedInstallation.FOUR_PROCESSES)
final class FourProcessesPanelProgramsE2E extends PanelPrograms {}
