-- The same as "upgrades_lockout_starts_at": one index serves the board and the announcements.
DROP INDEX "upgrades_of_day";
