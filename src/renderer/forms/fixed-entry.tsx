/** What stands where a choice would be, when there is none. */
export function FixedEntry({ label, text }: { label: string; text: string }) {
  return (
    <div className="field">
      <span>{label}</span>
      <span className="field-fixed">{text}</span>
    </div>
  );
}
