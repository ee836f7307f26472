import type { IFlattenedRuleSet } from 'dependency-cruiser'

/** What each part may import of ours; lower rings never see higher ones (docs/architecture.md). */
const MAY_IMPORT: Record<string, readonly string[]> = {
  'lib/result\\.ts': [],
  'lib/server': [],
  'lib/editor': ['lib/result\\.ts'],
  'lib/painter': ['lib/editor', 'lib/result\\.ts'],
  'lib/protocol': ['lib/editor', 'lib/result\\.ts'],
  db: ['lib/editor', 'lib/protocol', 'lib/server', 'lib/result\\.ts'],
  'lib/formats': ['lib/editor', 'lib/painter', 'lib/result\\.ts'],
  'lib/sync': ['lib/editor', 'lib/protocol', 'lib/result\\.ts'],
  'lib/offline': [],
  'lib/auth': ['db', 'lib/server', 'lib/result\\.ts'],
  'lib/realtime': ['lib/protocol', 'lib/editor', 'db', 'lib/auth', 'lib/server', 'lib/result\\.ts'],
  actions: ['db', 'lib/auth', 'lib/server', 'lib/formats', 'lib/protocol', 'lib/editor', 'lib/result\\.ts'],
  components: [
    'actions',
    'lib/editor',
    'lib/painter',
    'lib/formats',
    'lib/sync',
    'lib/offline',
    'lib/protocol',
    'lib/result\\.ts',
  ],
  app: [
    'components',
    'actions',
    'db',
    'lib/auth',
    'lib/server',
    'lib/formats',
    'lib/protocol',
    'lib/editor',
    'lib/result\\.ts',
  ],
}

/** Inside the editor, from the ground up. */
const EDITOR_LAYERS = ['model', 'geometry', 'changes', 'commands', 'snapping', 'tools'] as const

const OURS = '^(lib|db|actions|components|app|server\\.ts)'

const rings = Object.entries(MAY_IMPORT).map(([part, allowed]) => ({
  name: `ring of ${part.replace('\\', '')}`,
  severity: 'error' as const,
  from: { path: `^${part}` },
  to: { path: OURS, pathNot: [part, ...allowed].map((path) => `^${path}`).join('|') },
}))

const layers = EDITOR_LAYERS.slice(1).map((layer, index) => ({
  name: `editor: nothing below ${layer} sees it`,
  severity: 'error' as const,
  from: { path: `^lib/editor/(${EDITOR_LAYERS.slice(0, index + 1).join('|')})/` },
  to: { path: `^lib/editor/${layer}/` },
}))

const boundaries: IFlattenedRuleSet = {
  forbidden: [
    ...rings,
    ...layers,
    {
      name: 'no cycles',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'the editor core is pure',
      severity: 'error',
      from: { path: '^lib/editor' },
      to: {
        path: 'node_modules/(react|react-dom|konva|react-konva|next|ws|pino|drizzle-orm)/',
        dependencyTypesNot: ['type-only'],
      },
    },
    {
      name: 'only components/canvas knows Konva',
      severity: 'error',
      from: { pathNot: '^components/canvas' },
      to: { path: 'node_modules/(konva|react-konva)/' },
    },
  ],
}

export default boundaries
