import { Skeleton } from '../../components/ui/skeleton'

const cards = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h']

export default function Loading() {
  return (
    <div aria-busy="true" className="mx-auto w-full max-w-6xl px-8 pt-24">
      <span role="status" className="sr-only">
        Loading your canvases
      </span>
      <div className="grid grid-cols-[repeat(auto-fill,minmax(15rem,1fr))] gap-x-5 gap-y-7">
        {cards.map((card) => (
          <div key={card}>
            <Skeleton className="aspect-[16/10] rounded-lg" />
            <Skeleton className="mt-3 h-4 w-2/5" />
          </div>
        ))}
      </div>
    </div>
  )
}
