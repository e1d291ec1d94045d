import type { Rule } from '../shared/alert.ts';
import type { Connection, QueueSelection } from '../shared/connection.ts';
import type { Settings } from '../shared/settings.ts';
import { diagnosticsWords } from '../shared/words/en/diagnostics.ts';

/**
 * The settings as whoever helps may see them: hosts without paths, and how many queues are named instead of which. There is
 * no secret in settings; of who signs in, not even the client is named here.
 */
export function toShareableSettings(settings: Readonly<Settings>): Record<string, unknown> {
  const { connections, managedChoices: _, rules, layout, found, recentReports, ...plain } = settings;
  return {
    ...plain,
    connections: connections.map((connection) => toShareableConnection(connection, found[connection.id])),
    rules: rules.map(toShareableRule),
    layout: {
      ...layout,
      filter: { chip: layout.filter.chip, searchLength: layout.filter.search.length },
      savedFilters: layout.savedFilters.length,
      closedGroups: layout.closedGroups.length,
      pinnedKeys: layout.pinnedKeys.length,
      hiddenKeys: layout.hiddenKeys.length,
    },
    recentReports: recentReports.length,
  };
}

function toShareableConnection(connection: Connection, found: Settings['found'][string] | undefined) {
  const { loginUrl, apiUrl, queues, tags, credentials, scope, ...plain } = connection;
  return {
    ...plain,
    ...(loginUrl !== undefined && { loginHost: toHost(loginUrl) }),
    ...(apiUrl !== undefined && { apiHost: toHost(apiUrl) }),
    queues: toSelectionWords(queues),
    tags: tags.length,
    hasScope: scope !== undefined,
    credentials: Object.keys(credentials),
    found: found && {
      api: found.api,
      tokenHost: found.token && toHost(found.token.url),
      tokenStyle: found.token?.style ?? null,
    },
  };
}

function toShareableRule({ name: _name, scope, ...plain }: Rule) {
  const counts = Object.entries(scope).map(([part, value]) => [
    part,
    Array.isArray(value) ? value.length : value !== undefined,
  ]);
  return { ...plain, scope: Object.fromEntries(counts) };
}

function toSelectionWords(queues: QueueSelection): string {
  if (queues === 'all') return 'all';
  return Array.isArray(queues) ? diagnosticsWords.byId(queues.length) : diagnosticsWords.byPattern;
}

function toHost(address: string): string {
  return URL.parse(address)?.host ?? '?';
}
