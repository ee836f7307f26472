'use client'

import { useMessages } from '../../messages/messages-provider'
import { SegmentedControl } from '../../ui/segmented-control'
import { useEditor } from '../editor-context'
import { ElbowCurve, RoundCurve, StraightCurve } from '../icons'
import { HeadPicker } from './head-picker'
import { Row, Section } from './row'
import type { StyleSummary } from './style-summary'

/** Which way a line goes, and how it ends. */
export function ArrowSection({ summary: { style } }: { summary: StyleSummary }) {
  const editor = useEditor()
  const m = useMessages()
  if (style.curve === undefined) return null
  return (
    <Section>
      <Row name={m.looks.path}>
        <SegmentedControl
          label={m.looks.curve}
          value={style.curve}
          onChange={(curve) => editor.setStyle({ curve })}
          segments={[
            { value: 'straight', label: m.looks.straight, icon: StraightCurve },
            { value: 'curved', label: m.looks.curved, icon: RoundCurve },
            { value: 'elbow', label: m.looks.elbow, icon: ElbowCurve },
          ]}
        />
      </Row>
      {style.startHead !== undefined && style.endHead !== undefined && (
        <Row name={m.looks.ends}>
          <div className="grid grid-cols-2 gap-1.5">
            <HeadPicker
              label={m.looks.startHead}
              flipped
              value={style.startHead}
              onChange={(startHead) => editor.setStyle({ startHead })}
            />
            <HeadPicker
              label={m.looks.endHead}
              value={style.endHead}
              onChange={(endHead) => editor.setStyle({ endHead })}
            />
          </div>
        </Row>
      )}
    </Section>
  )
}
