import { describe, expect, it } from 'vitest';
import { sayChanges, sayOrigin, sayRefused } from '../../../src/renderer/settings/import-words.ts';
import { createFailure } from '../../../src/shared/failure.ts';
import type { ImportPreview } from '../../../src/shared/settings-transfer.ts';

const nothing: ImportPreview = {
  path: '/tmp/settings.json',
  exportedAt: null,
  program: null,
  connections: { added: [], changed: [], same: 2 },
  rules: null,
  changes: [],
  signIn: [],
  lost: [],
  isNew: false,
};

describe('sayChanges', () => {
  it('says nothing where nothing changes', () => {
    expect(sayChanges(nothing)).toEqual([]);
  });

  it('names connections first, then the rules, the rest, and last what is to be done', () => {
    const preview: ImportPreview = {
      ...nothing,
      connections: {
        added: [
          { name: 'APAC', hosts: ['login.apac.example:443', 'api.apac.example:443'], hostsBefore: null },
        ],
        changed: [
          { name: 'US', hosts: ['login.us.example:443'], hostsBefore: ['login.us.example:443'] },
          { name: 'EMEA', hosts: ['login.elsewhere.example:443'], hostsBefore: ['login.emea.example:443'] },
        ],
        same: 0,
      },
      rules: { before: 6, after: 9 },
      changes: [{ name: 'theme', text: 'The theme becomes dark.' }],
      signIn: ['APAC', 'US'],
      isNew: true,
    };
    expect(sayChanges(preview)).toEqual([
      'New connection APAC. It asks login.apac.example:443, api.apac.example:443.',
      'Changed connection US. It asks login.us.example:443 as before.',
      'Connection EMEA moves: it asks login.elsewhere.example:443 instead of login.emea.example:443.',
      'Rules: 9 from the file replace the 6 here.',
      'The theme becomes dark.',
      'Sign in afterwards to: APAC, US.',
    ]);
  });
});

describe('sayOrigin', () => {
  const formatMinute = (at: number) => `at ${at}`;

  it('says when and by which version the file was written, as far as it tells', () => {
    expect(sayOrigin({ exportedAt: 7, program: '1.2.3' }, formatMinute)).toBe(
      'exported at 7 by Queuewatch 1.2.3',
    );
    expect(sayOrigin({ exportedAt: null, program: '1.2.3' }, formatMinute)).toBe('by Queuewatch 1.2.3');
    expect(sayOrigin({ exportedAt: null, program: null }, formatMinute)).toBeNull();
  });
});

describe('sayRefused', () => {
  it('says what this computer cannot do, and the remedy', () => {
    const failure = createFailure('tls', { reason: 'certificate-file', subject: '/etc/ca.pem' });
    const [said] = sayRefused([{ name: 'caFile', failure }]);
    expect(said).toContain('/etc/ca.pem');
    expect(said).toContain('PEM');
  });
});
