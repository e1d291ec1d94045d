import { useMemo } from 'react';
import { Button, ComboBox, Input, Label, ListBox, ListBoxItem, Popover } from 'react-aria-components';
import { alertSettingsWords } from '../../shared/words/en/alert-settings.ts';
import { MenuArrow } from '../parts/menu-arrow.tsx';

const words = alertSettingsWords.quiet;

interface ZoneEntryProps {
  value: string;
  onChange: (zone: string) => void;
}

/** The time zones that this computer knows, found by any part of their names. */
export function ZoneEntry({ value, onChange }: ZoneEntryProps) {
  const zones = useMemo(() => toZones(value), [value]);
  return (
    <ComboBox
      className="field zone-entry"
      defaultItems={zones}
      value={value}
      menuTrigger="focus"
      onChange={(zone) => {
        if (zone !== null) onChange(String(zone));
      }}
    >
      <Label>{words.zone}</Label>
      <div className="zone-line">
        <Input className="input" />
        <Button className="button zone-button" aria-label={words.showZones}>
          <MenuArrow />
        </Button>
      </div>
      <Popover className="popover select-popover">
        <ListBox<ZoneChoice> className="menu" renderEmptyState={() => words.zoneNone}>
          {({ id, label }) => (
            <ListBoxItem id={id} textValue={label} className="menu-item">
              {label}
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
    </ComboBox>
  );
}

interface ZoneChoice {
  id: string;
  label: string;
}

/** UTC and a zone that was kept may be missing from the system's own list. */
function toZones(kept: string): ZoneChoice[] {
  const names = new Set([...Intl.supportedValuesOf('timeZone'), 'UTC', kept]);
  return [...names].sort().map((id) => ({ id, label: id.replaceAll('_', ' ') }));
}
