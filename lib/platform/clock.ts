/** The only place that reads the machine's clock; rules and commands take what it says. */
export type Clock = { now(): Date };

export const systemClock: Clock = { now: () => new Date() };
