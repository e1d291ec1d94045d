import { useRef, useState } from 'react';
import { Button, Switch } from 'react-aria-components';
import type { QuietHours } from '../../shared/attention.ts';
import { alertSettingsWords } from '../../shared/words/en/alert-settings.ts';
import { useListFocus } from '../alerts/list-focus.ts';
import { SegmentEntry } from '../forms/segment-entry.tsx';
import { TroubleNotice } from '../parts/trouble-notice.tsx';
import { type SpanDraft, sayQuietHours, toSpans, usualSpan } from './quiet-draft.ts';
import { type SettingsDesk, useSaving } from './settings-desk.ts';
import { SpanRow } from './span-row.tsx';
import { ZoneEntry } from './zone-entry.tsx';

const words = alertSettingsWords.quiet;

interface QuietSectionProps {
  quiet: QuietHours;
  computerZone: string;
  save: SettingsDesk['save'];
}

/** When notifications and sounds are silent. Half-typed hours stay here until they can be read. */
export function QuietSection({ quiet, computerZone, save }: QuietSectionProps) {
  const { trouble, change } = useSaving(save);
  const list = useRef<HTMLUListElement>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  const focus = useListFocus(list, heading);
  const nextKey = useRef(quiet.spans.length);
  const [spans, setSpans] = useState<readonly SpanDraft[]>(() =>
    quiet.spans.map((span, key) => ({ ...span, key })),
  );
  const keep = (part: Partial<QuietHours>) => change({ quietHours: { ...quiet, ...part } });
  const changeSpans = (changed: readonly SpanDraft[], part: Partial<QuietHours> = {}) => {
    setSpans(changed);
    const whole = toSpans(changed);
    if (whole !== null) keep({ ...part, spans: whole });
  };
  const addTo = (before: readonly SpanDraft[]): SpanDraft[] => {
    const key = nextKey.current;
    nextKey.current += 1;
    return [...before, { ...usualSpan, key }];
  };
  const switchTo = (enabled: boolean) => {
    // Switched on without hours, it would do nothing: the usual ones are there to be changed.
    if (enabled && spans.length === 0) changeSpans(addTo(spans), { enabled });
    else keep({ enabled });
  };
  return (
    <section className="settings-part" aria-labelledby="quiet-title">
      <h2 id="quiet-title" ref={heading} tabIndex={-1}>
        {words.title}
      </h2>
      {trouble !== null && <TroubleNotice trouble={trouble} title={alertSettingsWords.notSaved} />}
      <div className="card settings-card">
        <Switch className="switch" isSelected={quiet.enabled} onChange={switchTo}>
          <span className="switch-track" />
          {words.switch}
        </Switch>
        <p role="status" className="settings-note">
          {sayQuietHours(quiet, computerZone)}
        </p>
        {toSpans(spans) === null && <p className="field-error">{words.unsaved}</p>}
        {quiet.enabled && (
          <>
            <ul ref={list} className="spans" {...focus}>
              {spans.map((span, index) => (
                <SpanRow
                  key={span.key}
                  span={span}
                  position={index + 1}
                  onChange={(changed) =>
                    changeSpans(spans.map((one) => (one.key === span.key ? changed : one)))
                  }
                  onRemove={() => changeSpans(spans.filter(({ key }) => key !== span.key))}
                />
              ))}
            </ul>
            <div>
              <Button className="button" onPress={() => changeSpans(addTo(spans))}>
                {words.add}
              </Button>
            </div>
            <SegmentEntry
              label={words.sameClock}
              choices={[
                { id: 'computer', label: words.zones.computer(computerZone) },
                { id: 'chosen', label: words.zones.chosen },
              ]}
              value={quiet.timeZone === null ? 'computer' : 'chosen'}
              onChange={(id) => keep({ timeZone: id === 'chosen' ? computerZone : null })}
            />
            {quiet.timeZone !== null && (
              <ZoneEntry value={quiet.timeZone} onChange={(timeZone) => keep({ timeZone })} />
            )}
            <Switch
              className="switch"
              isSelected={quiet.criticalBypasses}
              onChange={(criticalBypasses) => keep({ criticalBypasses })}
            >
              <span className="switch-track" />
              {words.bypass}
            </Switch>
          </>
        )}
      </div>
    </section>
  );
}
