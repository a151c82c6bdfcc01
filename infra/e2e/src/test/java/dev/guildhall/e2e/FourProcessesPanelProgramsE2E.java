package dev.guildhall.e2e;

@Shares(Layout.FOUR_PROCESSES)
final class FourProcessesPanelProgramsE2E extends PanelPrograms {}
