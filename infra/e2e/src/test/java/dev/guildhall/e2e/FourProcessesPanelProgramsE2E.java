package dev.guildhall.e2e;

final class FourProcessesPanelProgramsE2E extends PanelPrograms {
    FourProcessesPanelProgramsE2E() {
        super(SharedInstallation.FOUR_PROCESSES);
    }
}
