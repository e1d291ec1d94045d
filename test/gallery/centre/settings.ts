import { defaultRules, type Rule } from '../../../src/shared/alert.ts';
import { defaultAppearance } from '../../../src/shared/appearance.ts';
import type { AlertSettings } from '../../../src/shared/contract/alert-contract.ts';
import type { SystemFacts } from '../../../src/shared/contract/settings-contract.ts';
import { createFailure } from '../../../src/shared/failure.ts';
import type { Preferences } from '../../../src/shared/preferences.ts';
import type { ImportPreview, ImportResult } from '../../../src/shared/settings-transfer.ts';
import { today } from './moment.ts';

const ownRule: Rule = {
  id: 'billing-waiting-per-agent',
  name: 'Billing: three callers for every idle agent, weekdays as well as weekends',
  metric: 'waitingPerAgent',
  direction: 'above',
  warning: 2,
  critical: 3,
  clear: { warning: 1, critical: 2 },
  holdMs: 45_000,
  keepMs: 120_000,
  minSamples: 3,
  minVolume: 10,
  scope: { connectionIds: ['emea'], queueIds: ['b1', 'o1', 'k1'], mediaTypes: ['voice'] },
  enabled: true,
  levelsFrom: 'fixed',
};

export const alertSettings: AlertSettings = {
  rules: [...defaultRules, ownRule],
  notifications: true,
  recoveryNotes: true,
  quietHours: {
    enabled: true,
    timeZone: null,
    spans: [
      { days: ['mon', 'tue', 'wed', 'thu', 'fri'], from: '20:00', to: '07:00' },
      { days: ['sat', 'sun'], from: '00:00', to: '00:00' },
    ],
    criticalBypasses: true,
  },
  sounds: { warning: false, critical: true, volume: 0.6 },
};

export const preferences: Preferences = {
  ...defaultAppearance,
  tray: { showNumber: true, countOtherMedia: false },
  stripShown: false,
  csvPreset: 'excel',
  history: { days: 30, megabytes: 500 },
  proxy: { kind: 'fixed', url: 'http://proxy.example.com:3128' },
  caFile: '/etc/ssl/company/contact-centre-inspection-root.pem',
  logLevel: 'info',
  shortcut: 'Ctrl+Alt+Q',
};

export const systemFacts: SystemFacts = {
  autostart: true,
  shortcutUpToDesktop: false,
  caFile: { certificates: 2 },
};

export const importPreview: ImportPreview = {
  path: '/home/dana/Documents/queuewatch-settings.json',
  exportedAt: today('08:40'),
  program: '1.0.0',
  connections: {
    added: [
      {
        name: 'Genesys LATAM',
        hosts: ['login.sae1.pure.cloud:443', 'api.sae1.pure.cloud:443'],
        hostsBefore: null,
      },
    ],
    changed: [
      {
        name: 'CXone US',
        hosts: ['cxone.niceincontact.com:443', 'api.incontact.com:443'],
        hostsBefore: ['cxone.niceincontact.com:443', 'api.incontact.com:443'],
      },
    ],
    same: 2,
  },
  rules: { before: 5, after: 7 },
  changes: [
    { name: 'theme', text: 'Theme: dark' },
    { name: 'csvPreset', text: 'CSV files: standard' },
  ],
  signIn: ['Genesys LATAM'],
  lost: ['rules[6]: the metric “happiness” is not known'],
  isNew: true,
};

export const importResult: ImportResult = {
  keptAs: '/home/dana/.config/queuewatch/settings-before-import.json',
  signIn: ['Genesys LATAM'],
  refused: [{ name: 'shortcut', failure: createFailure('unsupported', { reason: 'shortcut-taken' }) }],
};
