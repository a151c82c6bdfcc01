package dev.guildhall.e2e;

@Shares(Layout.ONE_PROCESS)
final class AllInOnePanelProgramsE2E extends PanelPrograms {}
