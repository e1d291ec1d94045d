import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { RuleRow } from '../../../src/renderer/rules/rule-row.tsx';
import { createRule } from './rule-fixture.ts';

const names = { connections: new Map([['emea', 'Genesys EMEA']]), queues: new Map<string, string>() };
const nothing = () => undefined;

const drawRow = (enabled: boolean) =>
  renderToStaticMarkup(
    <RuleRow
      rule={createRule({ enabled, scope: { mediaTypes: ['voice'], connectionIds: ['emea'] } })}
      names={names}
      onSwitch={nothing}
      onEdit={nothing}
      onCopy={nothing}
      onRemove={nothing}
    />,
  );

describe('RuleRow', () => {
  it('says the rule and its scope, and names the rule on each of its buttons', () => {
    const row = drawRow(true);
    expect(row).toContain('ends at or below 1:36 for 1 min.');
    expect(row).toContain('voice in Genesys EMEA');
    for (const label of ['Rule “Long wait”', 'Edit “Long wait”', 'Copy “Long wait”', 'Remove “Long wait”'])
      expect(row).toContain(`aria-label="${label}"`);
  });

  it('says in a word that a rule is off', () => {
    expect(drawRow(false)).toContain('>off<');
    expect(drawRow(true)).not.toContain('>off<');
  });
});
