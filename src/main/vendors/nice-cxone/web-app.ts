import type { Connection } from '../../../shared/connection.ts';
import { findCxoneFrontDoor } from './hosts.ts';

/**
 * Where a browser shows a tenant: the area's own host (`ui_endpoint` of what discovery publishes), or the sign-in page of
 * all areas where that was typed in. No address of a single skill is published, so every queue leads there.
 */
export function findCxoneWebApp(connection: Connection, _queueId: string | null): string | null {
  const front = findCxoneFrontDoor(connection);
  return front === null ? null : `${front}/`;
}
