package dev.guildhall.e2e;

final class AllInOneSettingTravelsE2E extends SettingTravels {
    AllInOneSettingTravelsE2E() {
        super(SharedInstallation.ONE_PROCESS);
    }
}
