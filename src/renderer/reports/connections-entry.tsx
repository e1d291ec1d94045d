import { Button, Label, ListBox, ListBoxItem, Popover, Select, SelectValue } from 'react-aria-components';
import type { ConnectionStatus } from '../../shared/board.ts';
import { reportWords as words } from '../../shared/words/en/report.ts';
import { MenuArrow } from '../parts/menu-arrow.tsx';
import { hasReports } from './report-choice.ts';

interface ConnectionsEntryProps {
  connections: readonly ConnectionStatus[];
  chosen: readonly ConnectionStatus[];
  onChange: (ids: string[]) => void;
}

/** One or several connections; whose API has no reports can be seen, not chosen. */
export function ConnectionsEntry({ connections, chosen, onChange }: ConnectionsEntryProps) {
  const [first] = chosen;
  return (
    <Select
      className="field"
      selectionMode="multiple"
      value={chosen.map(({ id }) => id)}
      onChange={(ids) => {
        // The last one stays: a question needs somebody to ask.
        if (ids.length > 0) onChange(ids.map(String));
      }}
    >
      <Label>{words.connections}</Label>
      <Button className="input select-button">
        <SelectValue className="select-value">
          <span title={chosen.map(({ name }) => name).join(', ')}>
            {first === undefined ? '' : words.connectionsChosen(first.name, chosen.length - 1)}
          </span>
        </SelectValue>
        <MenuArrow />
      </Button>
      <Popover className="popover select-popover">
        <ListBox className="menu" items={connections}>
          {(connection) => (
            <ListBoxItem
              id={connection.id}
              textValue={hasReports(connection) ? connection.name : words.noReports(connection.name)}
              className="menu-item menu-tick"
              isDisabled={!hasReports(connection)}
            >
              <span className="tick" aria-hidden="true" />
              {hasReports(connection) ? connection.name : words.noReports(connection.name)}
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
    </Select>
  );
}
