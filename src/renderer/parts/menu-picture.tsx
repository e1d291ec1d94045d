export type PictureName = 'filters' | 'group' | 'columns' | 'export';

const paths: Record<PictureName, string> = {
  filters: 'M2 4h12M4.5 8h7M6.5 12h3',
  group: 'M2 3.5h12M5 7h9M2 10.5h12M5 14h9',
  columns: 'M3 2.5v11M8 2.5v11M13 2.5v11',
  export: 'M8 2v7.5M4.8 6.6 8 9.8l3.2-3.2M2.5 13.5h11',
};

/** Stands for the name of a button where there is no room for it; the name stays for screen readers. */
export function MenuPicture({ name }: { name: PictureName }) {
  return (
    <svg className="menu-picture" viewBox="0 0 16 16" width="14" height="14" aria-hidden="true">
      <path d={paths[name]} />
    </svg>
  );
}
