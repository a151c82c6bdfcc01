-- Of the refresh token before the last only its SHA-256 is kept, too: two tabs may show the same one at once. What a browser
-- calls itself is sealed like the profile.
alter table command.panel_sessions
    add column previous_hash bytea,
    add column user_agent    jsonb,
    add constraint panel_sessions_previous_hash_length check (length(previous_hash) = 32);

-- Sessions whose access tokens may not have expired yet, although the session has ended. Read by every process that has a
-- data base; whoever writes a row says so on the channel guildhall_session_ended.
create table command.ended_sessions (
    session_id uuid        not null primary key,
    forget_at  timestamptz not null
);
create index ended_sessions_forgetting on command.ended_sessions (forget_at);
