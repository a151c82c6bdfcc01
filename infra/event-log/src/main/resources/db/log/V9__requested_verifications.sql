-- A verification that an operator asks for is an event first. The position of the newest request that it answers is written
-- down with it, so that each request is begun once, whichever process hears of it, and after a death in between.
alter table log.verification
    add column requested bigint,
    add constraint verification_requested unique (requested);
