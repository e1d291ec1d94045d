interface SbomComponent {
  name: string;
  version: string;
  purl: string;
  hashes?: { alg: string; content: string }[];
  licenses?: ({ license: { id: string } } | { expression: string })[];
}

interface Sbom {
  bomFormat: string;
  specVersion: string;
  metadata: { component: SbomComponent };
  components: SbomComponent[];
  dependencies: { ref: string; dependsOn: string[] }[];
}

export function createSbom(): Promise<Sbom>;
