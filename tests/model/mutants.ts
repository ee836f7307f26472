/** A rule of docs/sync.md switched off in the product's own code, which the model must notice. */
export interface Mutant {
  /** Begins with the rule. */
  readonly name: string
  readonly file: string
  /** Stands in the file once. */
  readonly find: string
  readonly put: string
}

const DECIDE = 'lib/editor/changes/decide-change.ts'
const REFERENCES = 'lib/editor/changes/decide-references.ts'
const BATCH = 'db/save/decide-batch.ts'
const REPLICA = 'lib/sync/replica.ts'
const DRAFT = 'lib/sync/replica-draft.ts'
const SESSION = 'lib/sync/session.ts'
const RESOLVE = 'lib/editor/changes/resolve.ts'

export const mutants: readonly Mutant[] = [
  {
    name: 'S2 a batch is sent in another order',
    file: 'lib/sync/batch.ts',
    find: '    batch.push(operation)',
    put: '    batch.unshift(operation)',
  },
  {
    name: 'S6 a repeated operation is decided again',
    file: BATCH,
    find: 'const recorded = situation.commits.get(opId)',
    put: 'const recorded = situation.commits.get("")',
  },
  {
    name: 'S6 a refused operation is decided again',
    file: BATCH,
    find: 'const rejected = situation.rejections.get(opId)',
    put: 'const rejected = situation.rejections.get("")',
  },
  {
    name: 'S7 the later write wins whatever its age, unrecorded',
    file: DECIDE,
    find: "  if (standing === 'mine') return { write: [current, after] }",
    put: '  return { write: [current, after] }',
  },
  {
    name: 'S7 an override is not recorded',
    file: 'lib/editor/changes/decide.ts',
    find: '      overrides.push(...verdict.overrides)',
    put: '',
  },
  {
    name: 'S7 a deletion swallows what others edited since',
    file: DECIDE,
    find: '  const unseen = unseenEdits(change, operation, workspace)\n  const last = unseen.at(-1)\n  if (!last && hasOwnEdit(change, operation, workspace))',
    put: '  const unseen = unseenEdits(change, operation, workspace)\n  const last = unseen.at(-1)\n  if (unseen.length >= 0)',
  },
  {
    name: 'S8 what does not collide is committed without the rest',
    file: 'lib/editor/changes/decide.ts',
    find: "  if (collisions.length > 0) return { kind: 'conflict', collisions }",
    put: "  if (collisions.length > 0 && changes.length === 0) return { kind: 'conflict', collisions }",
  },
  {
    name: 'S8 what has nothing to do with a collision is dropped',
    file: 'lib/sync/split-operation.ts',
    find: '  return withConsequences(colliding, clear, later)',
    put: '  return withConsequences(colliding, [], later)',
  },
  {
    name: 'S8 the part split off keeps the id',
    file: REPLICA,
    find: 'const operation = { ...entry.operation, opId: newId(), changes }',
    put: 'const operation = { ...entry.operation, changes }',
  },
  {
    name: 'S9 a version leaves a hole',
    file: BATCH,
    find: 'const at = version + logged.length + 1',
    put: 'const at = version + logged.length + 2',
  },
  {
    name: 'S9 the log says what was sent, not what was found',
    file: DECIDE,
    find: "  const write: DeleteChange = { kind: 'delete', element: current.element }",
    put: '  const write: DeleteChange = change',
  },
  {
    name: 'C1 what is pending is not laid over what arrives',
    file: DRAFT,
    find: '    if (version === undefined || entry.version !== null) return entry',
    put: '    if (entry.version !== null) return entry',
  },
  {
    name: 'C1 a hole in what arrives is passed over',
    file: DRAFT,
    find: '  let next = byVersion.get(draft.version + 1)',
    put: '  let next = arrived[0]',
  },
  {
    name: 'C2 the base is what has arrived, not what was seen',
    file: REPLICA,
    find: '    if (operation.base >= base) continue',
    put: '    continue',
  },
  {
    name: 'C3 what was sent is altered',
    file: REPLICA,
    find: 'if (!last || last.sent || commit.mergeKey === null',
    put: 'if (!last || commit.mergeKey === null',
  },
  {
    name: 'C4 a save leaves before it is durable',
    file: 'lib/sync/save-loop.ts',
    find: '      await orAfter(options.durable(), DURABLE_TIMEOUT_MS)',
    put: '',
  },
  {
    name: 'C4 what an earlier visit left is not taken up',
    file: SESSION,
    find: 'advance(restore(replica, { ...restored, read }))',
    put: '',
  },
  {
    name: 'C5 a conflict is dropped instead of parked',
    file: DRAFT,
    find: '  draft.park.push(parked)',
    put: '  draft.parked.pop()',
  },
  {
    name: 'C5 a conflict counts as success',
    file: REPLICA,
    find: '    park(draft, {\n      operation: { ...entry.operation, changes: colliding },',
    put: '    ;((..._: unknown[]) => undefined)(draft, {\n      operation: { ...entry.operation, changes: colliding },',
  },
  {
    name: 'C6 what others committed is not taken from an answer',
    file: DRAFT,
    find: "value.since === 'reload' ? [] : [...value.since]",
    put: '[]',
  },
  {
    name: 'M1 what only they changed is taken back',
    file: 'lib/editor/changes/three-way.ts',
    find: "  return sameValue(mine, base) ? 'theirs' : 'both'",
    put: "  return 'mine'",
  },
  {
    name: 'M5 an edit brings back what was deleted',
    file: DECIDE,
    find: '  if (deleted) return deletedThere(change, element, circumstances)',
    put: '',
  },
  {
    name: 'M5 a tombstone is made once more',
    file: DECIDE,
    find: "  if (current.deleted) return { kind: 'write', change: restored(change, current.element), overrides: [] }",
    put: "  if (current.deleted) return { kind: 'write', change: { kind: 'create', element: change.element }, overrides: [] }",
  },
  {
    name: 'M7 a stale attachment stays',
    file: REFERENCES,
    find: '    if (!state || state.deleted || isSelf) broken.push(property)',
    put: '    if (!state || isSelf) broken.push(property)',
  },
  {
    name: 'M7 what others tied to it unseen stays tied to what is deleted',
    file: REFERENCES,
    find: '  if (gone.size === 0) return []',
    put: '  if (gone.size >= 0) return []',
  },
  {
    name: 'M7 what an undo takes away is held on to',
    file: 'lib/editor/reversal.ts',
    find: '  return { changes: [...sound, ...lettingGo(document, sound)], applied, skipped }',
    put: '  return { changes: sound, applied, skipped }',
  },
  {
    name: 'M7 what a parked deletion leaves standing stays in what is deleted after it',
    file: 'lib/sync/split-operation.ts',
    find: '[...going, ...later].flatMap',
    put: '[...going].flatMap',
  },
  {
    name: 'M7 a cycle of parents is let in',
    file: REFERENCES,
    find: '    if (writesParent(change) && isOwnAncestor(elementIdOf(change), untied))',
    put: '    if (false)',
  },
  {
    name: 'M4 theirs is chosen and mine is taken',
    file: RESOLVE,
    find: "    if (choice === 'theirs') continue",
    put: '',
  },
  {
    name: 'M8 a resolution replaces what was not shown',
    file: RESOLVE,
    find: '    if (!isAsShown(conflict, current)) {',
    put: '    if (isAsShown(conflict, current) === null) {',
  },
  {
    name: 'M8 what is settled stays parked',
    file: SESSION,
    find: '      replica = { ...replica, parked: left.parked }',
    put: '',
  },
  {
    name: 'U2 an undo replaces what others have changed',
    file: 'lib/editor/reversal.ts',
    find: 'const mine = edits.filter(([register, [, after]]) => sameValue(readRegister(current, register), after))',
    put: 'const mine = edits.filter(([register]) => register !== null && current !== undefined)',
  },
  {
    name: 'U2 an undo deletes what others have changed',
    file: 'lib/editor/reversal.ts',
    find: '  if (!current || differingRegisters(element, current).length > 0) return SKIPPED',
    put: '  if (!current) return SKIPPED',
  },
  {
    name: 'I12 the role is not asked',
    file: 'tests/model/tables.ts',
    find: "if (this.roles.get(userId) === 'viewer')",
    put: 'if (false)',
  },
]
