/**
 * Erlang C: the chance that a contact has to wait at all. `load` is in Erlangs (arrivals per time × handling
 * time); 1 where the agents cannot keep up.
 */
export function chanceOfWaiting(agents: number, load: number): number {
  if (load <= 0) return 0;
  if (agents <= load) return 1;
  let blocked = 1;
  for (let count = 1; count <= agents; count += 1) blocked = (load * blocked) / (count + load * blocked);
  return (agents * blocked) / (agents - load * (1 - blocked));
}

/** The chance of waiting longer than `waitMs`. */
export function chanceOfWaitingLonger(
  agents: number,
  load: number,
  handleMs: number,
  waitMs: number,
): number {
  const chance = chanceOfWaiting(agents, load);
  return agents <= load ? chance : chance * Math.exp((-(agents - load) * waitMs) / handleMs);
}

export interface StaffingGoal {
  waitMs: number;
  /** At most this share of the contacts may wait longer. */
  share: number;
}

/** The fewest agents that meet the goal; none where nothing arrives. */
export function agentsNeeded(load: number, handleMs: number, goal: StaffingGoal): number {
  if (load <= 0) return 0;
  let agents = Math.floor(load) + 1;
  while (chanceOfWaitingLonger(agents, load, handleMs, goal.waitMs) > goal.share) agents += 1;
  return agents;
}
