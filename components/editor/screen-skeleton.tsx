/** Where things will be, so that nothing jumps when they come. */
export function ScreenSkeleton() {
  return (
    <div aria-busy="true" className="fixed inset-0 bg-canvas">
      <span role="status" className="sr-only">
        Opening the canvas
      </span>
      <div className="panel absolute top-3 left-3 h-10 w-64" />
      <div className="panel absolute bottom-3 left-1/2 h-11 w-[26rem] -translate-x-1/2" />
      <div className="panel absolute bottom-3 left-3 h-10 w-56" />
    </div>
  )
}
