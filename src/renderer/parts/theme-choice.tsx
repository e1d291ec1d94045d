import { Label, Radio, RadioGroup } from 'react-aria-components';
import { type Appearance, themeNames } from '../../shared/appearance.ts';
import { windowWords } from '../../shared/words/en/window.ts';

const words = windowWords.theme;

interface ThemeChoiceProps {
  theme: Appearance['theme'];
  onChoose: (theme: Appearance['theme']) => void;
}

export function ThemeChoice({ theme, onChoose }: ThemeChoiceProps) {
  return (
    <RadioGroup
      className="segments"
      orientation="horizontal"
      value={theme}
      onChange={(name) => {
        const chosen = themeNames.find((known) => known === name);
        if (chosen !== undefined) onChoose(chosen);
      }}
    >
      <Label className="visually-hidden">{words.label}</Label>
      {themeNames.map((name) => (
        <Radio key={name} value={name} className="segment">
          {words[name]}
        </Radio>
      ))}
    </RadioGroup>
  );
}
