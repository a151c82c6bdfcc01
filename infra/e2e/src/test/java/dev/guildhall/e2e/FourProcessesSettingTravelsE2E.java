package dev.guildhall.e2e;

final class FourProcessesSettingTravelsE2E extends SettingTravels {
    FourProcessesSettingTravelsE2E() {
        super(SharedInstallation.FOUR_PROCESSES);
    }
}
