import { useState } from 'react';
import type { SettingsTab } from '../settings/settings-tabs.ts';
import type { ViewName } from './view-names.ts';

/** Which view is in front. */
export interface PagePlace {
  view: ViewName;
  /** The section of the settings that was chosen last. */
  settingsTab: SettingsTab;
  show: (view: ViewName) => void;
  showSettings: (tab: SettingsTab) => void;
}

export function usePagePlace(): PagePlace {
  const [view, setView] = useState<ViewName>('board');
  const [settingsTab, setSettingsTab] = useState<SettingsTab>('rules');
  return {
    view,
    settingsTab,
    show: setView,
    showSettings: (tab) => {
      setSettingsTab(tab);
      setView('settings');
    },
  };
}
