import { useId, useState } from 'react';
import { Button, Switch } from 'react-aria-components';
import type { Severity } from '../../shared/alert.ts';
import type { AlertSettings } from '../../shared/contract/alert-contract.ts';
import { alertSettingsWords } from '../../shared/words/en/alert-settings.ts';
import type { Trouble } from '../bridge.ts';
import { TroubleNotice } from '../parts/trouble-notice.tsx';
import { useServices } from '../services.ts';
import { Locked } from '../settings/locked.tsx';
import { type SettingsDesk, useSaving } from './settings-desk.ts';
import { TestToast } from './test-toast.tsx';

const words = alertSettingsWords.speech;
const severities = ['critical', 'warning'] as const;

interface SpeechSectionProps {
  settings: Pick<AlertSettings, 'notifications' | 'recoveryNotes' | 'sounds'>;
  save: SettingsDesk['save'];
}

/** What pops up and what is heard. */
export function SpeechSection({ settings, save }: SpeechSectionProps) {
  const { notifications, recoveryNotes, sounds } = settings;
  const { trouble, change } = useSaving(save);
  return (
    <section className="settings-part" aria-labelledby="speech-title">
      <h2 id="speech-title">{words.title}</h2>
      {trouble !== null && <TroubleNotice trouble={trouble} title={alertSettingsWords.notSaved} />}
      <div className="card settings-card">
        <Locked name="notifications">
          <Switch
            className="switch"
            isSelected={notifications}
            onChange={(on) => change({ notifications: on })}
          >
            <span className="switch-track" />
            {words.notifications}
          </Switch>
        </Locked>
        <p className="secondary settings-note">{words.notificationsNote}</p>
        <div className="settings-indent">
          <TestToast />
        </div>
        <Locked name="recoveryNotes">
          <Switch
            className="switch"
            isSelected={recoveryNotes}
            isDisabled={!notifications}
            onChange={(on) => change({ recoveryNotes: on })}
          >
            <span className="switch-track" />
            {words.recovery}
          </Switch>
        </Locked>
        <p className="secondary settings-note">{words.recoveryNote}</p>
        <Locked name="sounds">
          {severities.map((severity) => (
            <div key={severity} className="sound">
              <Switch
                className="switch"
                isSelected={sounds[severity]}
                onChange={(on) => change({ sounds: { ...sounds, [severity]: on } })}
              >
                <span className="switch-track" />
                {words.sounds[severity]}
              </Switch>
              <SoundTest severity={severity} volume={sounds.volume} />
            </div>
          ))}
          <Volume volume={sounds.volume} onChange={(volume) => change({ sounds: { ...sounds, volume } })} />
        </Locked>
      </div>
    </section>
  );
}

/** Heard at the volume that is set, also while this sound is off. */
function SoundTest({ severity, volume }: { severity: Severity; volume: number }) {
  const { bridge } = useServices();
  const [isPlaying, setPlaying] = useState(false);
  const [outcome, setOutcome] = useState<'fine' | 'silent' | Trouble>('fine');
  const play = async () => {
    setPlaying(true);
    const reply = await bridge.call('sounds.test', { severity, volume });
    setPlaying(false);
    if (reply.ok) setOutcome(reply.value.played ? 'fine' : 'silent');
    else setOutcome(reply.trouble);
  };
  return (
    <>
      <Button
        className="button"
        aria-label={words.test[severity]}
        isDisabled={isPlaying}
        onPress={() => void play()}
      >
        {words.play}
      </Button>
      <span className="field-error" role="status">
        {outcome === 'silent' && words.notPlayed}
        {typeof outcome === 'object' && `${outcome.message} ${outcome.remedy}`}
      </span>
    </>
  );
}

function Volume({ volume, onChange }: { volume: number; onChange: (volume: number) => void }) {
  const id = useId();
  const percent = Math.round(volume * 100);
  return (
    <div className="volume">
      <label htmlFor={id}>{words.volume}</label>
      <input
        id={id}
        type="range"
        min={0}
        max={100}
        step={5}
        value={percent}
        aria-valuetext={words.percent(percent)}
        onChange={(event) => onChange(Number(event.target.value) / 100)}
      />
      <output htmlFor={id}>{words.percent(percent)}</output>
      {percent === 0 && <span className="secondary">{words.silent}</span>}
    </div>
  );
}
