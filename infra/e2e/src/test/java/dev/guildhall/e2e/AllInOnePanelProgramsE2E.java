package dev.guildhall.e2e;

final class AllInOnePanelProgramsE2E extends PanelPrograms {
    AllInOnePanelProgramsE2E() {
        super(SharedInstallation.ONE_PROCESS);
    }
}
