import {
  Background,
  Controls,
  ReactFlow,
  ReactFlowProvider,
  ViewportPortal,
  useReactFlow,
  useStore,
} from '@xyflow/react'
import '@xyflow/react/dist/base.css'
import './graph.css'
import {
  type RefObject,
  useEffect,
  useEffectEvent,
  useLayoutEffect,
  useMemo,
  useRef,
  useState,
} from 'react'
import type { Side } from '../../registry/lineage/graph'
import { BOX, type Layout } from '../../registry/lineage/layout/shapes'
import { useMediaQuery } from '../../ui/useMediaQuery'
import { type BoxNode, GraphBox } from './GraphBox'
import { Lines } from './Lines'
import { arrowWalk } from './arrowWalk'
import type { Drawing } from './drawn'
import { GraphActs } from './graphActs'
import { type Arrow, stepFrom } from './graphKeys'

interface Props {
  drawing: Drawing
  layout: Layout
  /** Changes when the picture was laid out anew, and must be found again. */
  anew: number
  /** The node that is looked at. */
  at: string | null
  /** What somebody searched for: gone to once it is drawn. */
  found: { id: string } | null
  /** What the keyboard begins with. */
  start: string
  down: boolean
  onLook: (id: string) => void
  onOpen: (id: string, side: Side) => void
  onFold: (id: string, side: Side) => void
}

const TYPES = { box: GraphBox }
/** More, and only what is in sight is in the document. */
const MANY = 150
/** Further away, what is folded on two boxes has no room between them at 24 px. */
const NEAR = 0.7

/** At the sides there is room for what is folded, which stands beside the boxes. */
const FIT = { padding: { x: '32px', y: '8%' }, maxZoom: 1, minZoom: 0.4 } as const

/** The lineage as a picture: to be moved and zoomed, and walked by arrow keys along its edges. */
export default function Graph(props: Props) {
  return (
    <ReactFlowProvider>
      <Flow {...props} />
    </ReactFlowProvider>
  )
}

function Flow({ drawing, layout, anew, at, found, start, down, onLook, onOpen, onFold }: Props) {
  const flow = useReactFlow()
  const calm = useMediaQuery('(prefers-reduced-motion: reduce)')
  const near = useStore(({ transform: [, , zoom] }) => zoom >= NEAR)
  const whole = useRef<HTMLDivElement>(null)
  const [current, setCurrent] = useState(start)
  const [focus, setFocus] = useState<{ id: string; time: number } | null>(null)
  // what had the focus may have gone
  const walkable = layout.boxes.has(current) ? current : start
  const nodes = useMemo(
    () =>
      drawing.boxes.flatMap((box): BoxNode[] => {
        const position = layout.boxes.get(box.id)
        if (position === undefined) return []
        return [
          {
            id: box.id,
            type: 'box',
            position,
            width: BOX.width,
            height: BOX.height,
            // it is no part of the picture's own clicks and drags, which would leave it without any
            style: { pointerEvents: 'all' },
            measured: { width: BOX.width, height: BOX.height },
            // said to have none, it is not drawn once to look for them, wherever it stands
            handles: [],
            data: {
              box,
              at: box.id === at,
              current: box.id === walkable,
              down,
              near,
              takeFocus: focus?.id === box.id ? focus.time : null,
            },
          },
        ]
      }),
    [drawing, layout, at, walkable, down, near, focus],
  )
  const [ready, setReady] = useState(false)
  const begin = useEffectEvent(() => {
    // where so much is drawn that most is out of sight, what the keyboard begins with is in it
    void flow.fitView(nodes.length > MANY ? { ...FIT, nodes: [{ id: walkable }] } : FIT)
  })
  useEffect(() => {
    if (ready) begin()
    // oxlint-disable-next-line react/exhaustive-effect-dependencies -- it begins anew with each of them
  }, [ready, anew, down])

  const step = (from: string, arrow: Arrow) => stepFrom(drawing, layout, from, arrow, down)
  function goTo(next: string) {
    setCurrent(next)
    setFocus((before) => ({ id: next, time: (before?.time ?? 0) + 1 }))
    const place = layout.boxes.get(next)
    if (place !== undefined) {
      void flow.setCenter(place.x + BOX.width / 2, place.y + BOX.height / 2, {
        zoom: Math.max(flow.getZoom(), 0.7),
        duration: calm ? 0 : 120,
      })
    }
  }

  const goneTo = useRef(found)
  const goToFound = useEffectEvent(() => {
    if (found === null || found === goneTo.current || !layout.boxes.has(found.id)) return
    goneTo.current = found
    goTo(found.id)
  })
  useEffect(() => {
    if (ready) goToFound()
    // oxlint-disable-next-line react/exhaustive-effect-dependencies -- what was found may be laid out only later
  }, [ready, found, layout])

  const acts = useMemo(() => {
    const pressed = (act: (id: string, side: Side) => void) => (id: string, side: Side) => {
      setCurrent(id)
      // the chip that was pressed may go away
      setFocus((before) => ({ id, time: (before?.time ?? 0) + 1 }))
      act(id, side)
    }
    return {
      look(id: string) {
        setCurrent(id)
        onLook(id)
      },
      open: pressed(onOpen),
      fold: pressed(onFold),
    }
  }, [onLook, onOpen, onFold])
  return (
    <GraphActs value={acts}>
      {/* oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- hears the keys of the buttons in it */}
      <div ref={whole} className="h-full w-full" onKeyDown={arrowWalk({ start, step, goTo })}>
        <ReactFlow
          nodes={nodes}
          nodeTypes={TYPES}
          onInit={() => setReady(true)}
          nodesDraggable={false}
          nodesConnectable={false}
          nodesFocusable={false}
          edgesFocusable={false}
          elementsSelectable={false}
          disableKeyboardA11y
          onlyRenderVisibleElements={nodes.length > MANY}
          minZoom={0.05}
          maxZoom={2}
          // the page scrolls by the wheel; the picture is zoomed with Ctrl, by pinching, and by its buttons
          zoomOnScroll={false}
          zoomOnDoubleClick={false}
          preventScrolling={false}
          aria-label="Nodes and edges"
        >
          <TellZoom to={whole} />
          <Background gap={24} color="var(--line)" />
          <ViewportPortal>
            <Lines lines={drawing.lines} layout={layout} down={down} />
          </ViewportPortal>
          <Controls showInteractive={false} fitViewOptions={FIT} />
        </ReactFlow>
      </div>
    </GraphActs>
  )
}

/** Keeps what is to stay readable from far away told how far that is, without drawing the picture again. */
function TellZoom({ to }: { to: RefObject<HTMLElement | null> }) {
  const zoom = useStore(({ transform: [, , by] }) => by)
  useLayoutEffect(() => to.current?.style.setProperty('--zoom', String(zoom)), [to, zoom])
  return null
}
