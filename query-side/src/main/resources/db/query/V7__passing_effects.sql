-- Greetings are many, and each is done once. "Which were done so long ago that nobody asks any more?"
CREATE INDEX effect_passing ON effect (done_at) WHERE state = 'done' AND kind LIKE 'welcome.%';
