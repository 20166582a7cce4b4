const zoneNames: Record<string, string> = {
  UTC: 'UTC',
  'Etc/UTC': 'UTC',
  'America/Los_Angeles': 'Pacific',
  'America/Denver': 'Mountain',
  'America/Chicago': 'Central',
  'America/New_York': 'Eastern',
  'America/Toronto': 'Eastern',
  'America/Anchorage': 'Alaska',
  'Pacific/Honolulu': 'Hawaii',
  'Europe/London': 'UK',
  'Europe/Dublin': 'Ireland',
};

/** What people call a zone (IANA), on pages as in messages: "Pacific", "UK", "Singapore"; the city for the rest. */
export function zoneName(zone: string): string {
  return zoneNames[zone] ?? (zone.split('/').at(-1) ?? zone).replaceAll('_', ' ');
}
