package dev.guildhall.e2e;

final class AllInOneRedisFaultsE2E extends RedisFaults {
    AllInOneRedisFaultsE2E() {
        super(AllInOne::start);
    }
}
