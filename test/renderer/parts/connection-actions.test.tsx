import { describe, expect, it } from 'vitest';
import { ConnectionActions } from '../../../src/renderer/parts/connection-actions.tsx';
import type { ConnectionStatus } from '../../../src/shared/board.ts';
import { createFailure } from '../../../src/shared/failure.ts';
import { type KeptConnection, keptConnectionSchema } from '../../../src/shared/kept-connection.ts';
import { createConnection } from '../board-fixture.ts';
import { createServices, drawPart } from '../drawn-page.tsx';

const nothing = () => undefined;
const keptConnection = keptConnectionSchema.parse({
  id: 'emea',
  name: 'EMEA',
  vendor: 'genesys-cloud',
  api: 'auto',
  region: 'mypurecloud.ie',
  queues: 'all',
  pollSeconds: 15,
  serviceLevelFormula: 'answered',
  enabled: true,
  tags: [],
  credentialNames: ['clientId', 'clientSecret'],
  foundApi: 'platform',
  webApp: true,
  removable: true,
});

/** The words of the buttons in their order; the one to press next stands in brackets, what cannot be pressed in braces. */
function draw(status: ConnectionStatus | null, part: Partial<KeptConnection> = {}): string[] {
  const kept = { ...keptConnection, enabled: status !== null, ...part };
  const html = drawPart(
    <ConnectionActions
      kept={kept}
      status={status}
      isWorking={false}
      onSignIn={nothing}
      onEdit={nothing}
      onSwitch={nothing}
      onOpen={nothing}
      onRemove={nothing}
    />,
    createServices(undefined, 0),
  );
  return [...html.matchAll(/<button class="([^"]*)"([^>]*)>(.*?)<\/button>/g)].map(
    ([, name = '', attributes = '', text = '']) => {
      if (attributes.includes(' disabled=')) return `{${text}}`;
      return name.includes('button-main') ? `[${text}]` : text;
    },
  );
}

describe('what can be done with a connection', () => {
  it('begins calmly with what is done most while all is well', () => {
    expect(draw(createConnection())).toEqual([
      'Edit…',
      'Switch off',
      'Open in Genesys',
      'Sign in again…',
      'Remove…',
    ]);
  });

  it('begins with the sign-in, and strongly, where that is what is needed', () => {
    expect(draw(createConnection({ failure: createFailure('auth') }))).toEqual([
      '[Sign in again…]',
      'Edit…',
      'Switch off',
      'Open in Genesys',
      'Remove…',
    ]);
  });

  it('does not offer to remove what whoever manages the computer holds fast', () => {
    expect(draw(createConnection(), { removable: false })).toEqual([
      'Edit…',
      'Switch off',
      'Open in Genesys',
      'Sign in again…',
      '{Remove…}',
    ]);
  });

  it('leads back from a connection that is switched off', () => {
    expect(draw(null)).toContain('[Switch on]');
    expect(draw(null)).toContain('Sign in again…');
    // Signing in by the browser asks the vendor, which nobody does for one that is off.
    expect(draw(null, { signIn: 'browser' })).toEqual(['Edit…', '[Switch on]', 'Open in Genesys', 'Remove…']);
  });
});
