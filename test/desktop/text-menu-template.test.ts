import { describe, expect, it } from 'vitest';
import { toTextMenuTemplate } from '../../src/main/desktop/text-menu-template.ts';

const editFlags = { canCut: false, canCopy: true, canPaste: true, canSelectAll: true };
const rolesOf = (params: Parameters<typeof toTextMenuTemplate>[0]) =>
  toTextMenuTemplate(params).map(({ role, enabled }) => [role, enabled]);

describe('the menu of text', () => {
  it('offers in a text field what can be done there', () => {
    expect(rolesOf({ isEditable: true, selectionText: '', editFlags })).toEqual([
      ['cut', false],
      ['copy', true],
      ['paste', true],
      [undefined, undefined],
      ['selectAll', true],
    ]);
  });

  it('offers to copy text that was chosen', () => {
    expect(rolesOf({ isEditable: false, selectionText: 'Billing EN', editFlags })).toEqual([['copy', true]]);
  });

  it('is not there where there is no text', () => {
    expect(rolesOf({ isEditable: false, selectionText: ' \n', editFlags })).toEqual([]);
  });
});
