-- {"plan": "PREMIUM", "until": "2030-01-31T00:00:00Z"}
ALTER TABLE guild_configuration ADD COLUMN subscription jsonb NOT NULL DEFAULT '{"plan": "FREE", "until": null}';
